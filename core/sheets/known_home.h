// What a further row of somebody known says about where he lives and with whom: every filled cell that differs is a
// change, an empty one says nothing.
#pragma once

#include "core/people/address_book.h"

#include <string>

namespace mulin::sheets {

struct RowHome {
    people::AddressParts where;
    std::string bookNumber, relation;
    schema::Value since;
};

class KnownHome {
public:
    KnownHome(journal::Writer& writer, people::AddressBook& addresses) : m_writer(writer), m_addresses(addresses) {}
    /// Adds façade values of the person to `values`. Compares with the open residence itself: what this very import
    /// wrote is not in the person's own columns yet.
    Result<void> addChanges(const journal::Record& person, const RowHome& row, schema::Values& values);

private:
    Result<void> addAddress(const journal::Record& person, const Uid& dwelling, const people::AddressParts& row,
                            schema::Values& values);
    Result<void> addBookNumber(const Uid& person, const Uid& household, const RowHome& row, schema::Values& values);

    journal::Writer& m_writer;
    people::AddressBook& m_addresses;
};

} // namespace mulin::sheets
