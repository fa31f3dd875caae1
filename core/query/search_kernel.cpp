// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_kernel.h"

#include <bit>
#include <cstring>
#include <string_view>

#if defined(__GNUC__) && defined(__x86_64__)
#define CASEWRIGHT_AVX2
#include <immintrin.h>
#endif

namespace casewright::query {

qsizetype findBytesPlain(QByteArrayView text, qsizetype from, QByteArrayView needle)
{
    if (text.size() - from < needle.size())
        return -1;
#ifdef Q_OS_UNIX
    const void *hit = memmem(text.data() + from, size_t(text.size() - from), needle.data(), size_t(needle.size()));
    return hit ? static_cast<const char *>(hit) - text.data() : -1;
#else
    const std::string_view all(text.data(), size_t(text.size()));
    const size_t hit = all.find(std::string_view(needle.data(), size_t(needle.size())), size_t(from));
    return hit == std::string_view::npos ? -1 : qsizetype(hit);
#endif
}

#ifdef CASEWRIGHT_AVX2
namespace {

/// Compares the first and the last byte of the needle at 32 places at once: where both agree, which is rare, the bytes
/// between are compared.
__attribute__((target("avx2"))) qsizetype findBytesAvx2(QByteArrayView text, qsizetype from, QByteArrayView needle)
{
    const char *const data = text.data();
    const qsizetype reach = needle.size() - 1;
    const __m256i first = _mm256_set1_epi8(needle.front());
    const __m256i last = _mm256_set1_epi8(needle.back());
    qsizetype at = from;
    for (; at + reach + 32 <= text.size(); at += 32) {
        const __m256i heads = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(data + at));
        const __m256i tails = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(data + at + reach));
        const __m256i both = _mm256_and_si256(_mm256_cmpeq_epi8(heads, first), _mm256_cmpeq_epi8(tails, last));
        for (auto mask = static_cast<quint32>(_mm256_movemask_epi8(both)); mask; mask &= mask - 1) {
            const qsizetype hit = at + std::countr_zero(mask);
            if (std::memcmp(data + hit, needle.data(), size_t(needle.size())) == 0)
                return hit;
        }
    }
    return findBytesPlain(text, at, needle);
}

} // namespace
#endif

qsizetype findBytes(QByteArrayView text, qsizetype from, QByteArrayView needle)
{
#ifdef CASEWRIGHT_AVX2
    static const bool hasAvx2 = __builtin_cpu_supports("avx2");
    if (hasAvx2)
        return findBytesAvx2(text, from, needle);
#endif
    return findBytesPlain(text, from, needle);
}

} // namespace casewright::query
