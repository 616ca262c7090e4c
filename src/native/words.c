/* Words, their hashes, and those that stand several times in a row: tokens.py, scan.py. */

#include "native.h"

#define CASE 0x2020202020202020u

/* For the bytes from `at` on, before which there are two more: a bit for each that belongs to a word. (Without
   branches, for the compiler to take sixteen bytes at once.) */
static uint64_t inside(const uint8_t *at) {
    uint8_t in[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
        uint8_t c = at[i], before = at[i - 1];
        uint8_t letter = (uint8_t)((c | 0x20) - 'a') < 26, digit = (uint8_t)(c - '0') < 10;
        uint8_t beyond = (uint8_t)(c - 0x80) < 0x7F;
        uint8_t first = at[i - 2], symbol = (c == 0xC2) | (c == 0xE2) | (c == 0xEF) | (before == 0xC2);
        symbol |= (before == 0xE2) | (before == 0xEF) | (first == 0xE2) | (first == 0xEF);
        in[i] = (letter | digit | beyond) & (uint8_t)(symbol ^ 1);
    }
    return packed(in);
}

static uint64_t eight_bytes(const uint8_t *from, const uint8_t *limit) {
    return limit - from >= 8 ? little_endian(from, 8) : little_endian(from, (size_t)(limit - from));
}

/* As tokens.py says: of the first eight bytes and the last eight. */
static uint64_t hash_of(const uint8_t *start, const uint8_t *end, const uint8_t *limit) {
    Py_ssize_t length = end - start;
    uint64_t mask = length < 8 ? (1ULL << 8 * length) - 1 : ~0ULL;
    uint64_t value = ((eight_bytes(start, limit) | CASE) & mask) * FIRST;
    if (length > 8) value += (eight_bytes(end - 8, limit) | CASE) * LAST;
    return (value ^ value >> 29) * PAIR;
}

PyDoc_STRVAR(words_doc,
    "words(data: bytes) -> tuple[bytes, bytes]\n\n"
    "Where each word starts and ends (int64, by turns), and its hash (uint64): as tokens.words.");

static PyObject *words(PyObject *module, PyObject *bytes) {
    Py_ssize_t length;
    const uint8_t *data = bytes_of(bytes, &length);
    if (!data) return NULL;
    if ((uint64_t)length > UINT32_MAX) return PyErr_Format(PyExc_OverflowError, "more than 4 GB of text at once");
    size_t room = (size_t)length / 3 + 2 * BLOCK, count = 0;
    uint32_t *edges = malloc(room * sizeof *edges), *grown;  /* narrow for now: most of the time is taken by memory */
    uint64_t last = 0;
    PyObject *wide = NULL, *hashes = NULL, *made = NULL;
    if (!edges) goto end;
    for (Py_ssize_t at = 0; at < length; at += BLOCK) {
        uint8_t copy[BEFORE + BLOCK + AFTER];
        if (count + BLOCK + 1 > room) {
            if (!(grown = realloc(edges, (room *= 2) * sizeof *edges))) goto end;
            edges = grown;
        }
        uint64_t bits = inside(block_at(data, length, at, copy));
        for (uint64_t turns = bits ^ (bits << 1 | last); turns; turns &= turns - 1)
            edges[count++] = (uint32_t)(at + lowest_bit(turns));
        last = bits >> 63;
    }
    if (count % 2) edges[count++] = (uint32_t)length;
    if (!(wide = PyBytes_FromStringAndSize(NULL, count * sizeof(int64_t)))) goto end;
    if (!(hashes = PyBytes_FromStringAndSize(NULL, count / 2 * sizeof(uint64_t)))) goto end;
    int64_t *edge = (int64_t *)PyBytes_AsString(wide);
    uint64_t *hash = (uint64_t *)PyBytes_AsString(hashes);
    for (size_t i = 0; i < count; i += 2) {
        edge[i] = edges[i];
        edge[i + 1] = edges[i + 1];
        hash[i / 2] = hash_of(data + edges[i], data + edges[i + 1], data + length);
    }
    made = PyTuple_Pack(2, wide, hashes);
end:
    if (!made && !PyErr_Occurred()) PyErr_NoMemory();
    Py_XDECREF(wide);
    Py_XDECREF(hashes);
    free(edges);
    return made;
}

PyDoc_STRVAR(alike_doc, "alike(hashes: buffer) -> list[int]\n\nThe words that stand twice in a row: the first of each two.");

static PyObject *alike(PyObject *module, PyObject *object) {
    Py_buffer hashes;
    if (PyObject_GetBuffer(object, &hashes, PyBUF_SIMPLE) < 0) return NULL;
    const uint64_t *h = hashes.buf;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found && i + 1 < hashes.len / 8; i++)
        if (h[i] == h[i + 1] && append(found, PyLong_FromSsize_t(i)) < 0) Py_CLEAR(found);
    PyBuffer_Release(&hashes);
    return found;
}

PyDoc_STRVAR(repeated_doc,
    "repeated(hashes: buffer, longest: int) -> list[tuple[int, int, int]]\n\n"
    "Where a phrase of two to `longest` words begins that stands three times in a row: its first word, at how many\n"
    "words from there on one begins, how many words it has. A phrase of n words is one whose words are, 2n times in a row, those that stand n words later.");

static PyObject *repeated(PyObject *module, PyObject *args) {
    Py_buffer hashes;
    Py_ssize_t longest;
    if (!PyArg_ParseTuple(args, "y*n:repeated", &hashes, &longest)) return NULL;
    const uint64_t *h = hashes.buf;
    Py_ssize_t count = hashes.len / 8;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t size = 2; size <= longest && size <= count / 3; size++) {
        Py_ssize_t run = 2 * size, end = count - size;
        /* A run that is long enough holds one of these places: only there need one look. */
        for (Py_ssize_t i = run - 1; found && i < end; i += run) {
            if (h[i] != h[i + size]) continue;
            Py_ssize_t first = i, last = i;
            while (first > 0 && h[first - 1] == h[first - 1 + size]) first--;
            while (last + 1 < end && h[last + 1] == h[last + 1 + size]) last++;
            Py_ssize_t times = last - first - run + 2;
            if (times > 0 && append(found, Py_BuildValue("(nnn)", first, times, size)) < 0) Py_CLEAR(found);
            while (i + run <= last) i += run;
        }
    }
    PyBuffer_Release(&hashes);
    return found;
}

PyMethodDef word_methods[] = {
    {"words", words, METH_O, words_doc},
    {"alike", alike, METH_O, alike_doc},
    {"repeated", repeated, METH_VARARGS, repeated_doc},
    {NULL, NULL, 0, NULL},
};
