// Without what the offscreen platform says at each window that it cannot do: among a thousand such lines nobody finds
// the one that matters.
#pragma once

namespace mulin::test {

/// Before the QApplication is made.
void quietPlatform();

} // namespace mulin::test
