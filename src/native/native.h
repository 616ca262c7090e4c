/* What the loops in C share. Each has a plain way in Python and NumPy beside it, which is taken where no C compiler
   was at hand; tests/test_native.py holds the two equal. Only the stable ABI of CPython 3.11 is used. */

#ifndef CLEANTEXT_NATIVE_H
#define CLEANTEXT_NATIVE_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#if defined(_MSC_VER)
#include <intrin.h>
#endif

extern PyMethodDef literal_methods[], word_methods[], character_methods[], filter_methods[], ngram_methods[],
    candidate_methods[], buffer_methods[], context_methods[];

/* The place of the lowest bit that is set; at least one is. */
static inline int lowest_bit(uint64_t bits) {
#if defined(__GNUC__)
    return __builtin_ctzll(bits);
#elif defined(_MSC_VER) && (defined(_M_X64) || defined(_M_ARM64))
    unsigned long place;
    _BitScanForward64(&place, bits);
    return (int)place;
#else
    int place = 0;
    while (!(bits >> place & 1)) place++;
    return place;
#endif
}

/* Has a place in memory brought nearer, where the compiler knows how. */
static inline void prefetch(const void *place) {
#if defined(__GNUC__)
    __builtin_prefetch(place);
#else
    (void)place;
#endif
}

/* Up to eight bytes as a number, the first of them its lowest part on every machine. */
static inline uint64_t little_endian(const uint8_t *from, size_t count) {
    uint64_t value = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    for (size_t i = 0; i < count; i++) value |= (uint64_t)from[i] << 8 * i;
#else
    memcpy(&value, from, count);
#endif
    return value;
}

/* Appends what it is given to a list, and gives it away; -1: there is no memory. */
static inline int append(PyObject *list, PyObject *item) {
    int done = item ? PyList_Append(list, item) : -1;
    Py_XDECREF(item);
    return done;
}

/* The bytes of an object, and how many; NULL if it is of another kind. */
static inline const uint8_t *bytes_of(PyObject *object, Py_ssize_t *length) {
    char *bytes;
    return PyBytes_AsStringAndSize(object, &bytes, length) < 0 ? NULL : (const uint8_t *)bytes;
}

enum { BLOCK = 64, BEFORE = 2, AFTER = 1 };

/* A block of a text, with BEFORE bytes before it and AFTER behind: a copy where these would lie outside the text. */
static inline const uint8_t *block_at(const uint8_t *data, Py_ssize_t length, Py_ssize_t at,
                               uint8_t copy[BEFORE + BLOCK + AFTER]) {
    if (at >= BEFORE && at + BLOCK + AFTER <= length) return data + at;
    Py_ssize_t before = at < BEFORE ? at : BEFORE, rest = length - at < BLOCK + AFTER ? length - at : BLOCK + AFTER;
    memset(copy, 0, BEFORE + BLOCK + AFTER);
    memcpy(copy + BEFORE - before, data + at - before, (size_t)(before + rest));
    return copy + BEFORE;
}

/* A bit for each of 64 bytes that are 0 or 1. */
static inline uint64_t packed(const uint8_t in[BLOCK]) {
    uint64_t bits = 0;
    for (int i = 0; i < BLOCK; i += 8) {
        uint64_t eight = 0;
        for (int k = 0; k < 8; k++) eight |= (uint64_t)in[i + k] << 8 * k;
        bits |= (eight * 0x0102040810204080u >> 56) << i;
    }
    return bits;
}

#define FIRST 0x9E3779B97F4A7C15u
#define LAST 0xC2B2AE3D27D4EB4Fu
#define PAIR 0xD6E8FEB86659FD93u

/* As tokens.joined: of a run of words and the word that follows it. */
static inline uint64_t joined(uint64_t run, uint64_t word) {
    uint64_t mixed = run * FIRST + word;
    return (mixed ^ mixed >> 32) * LAST;
}

#endif
