/* Literals in bytes: literals.py. */

#include "native.h"

/* Text is letters and spaces, and what rules look for hardly ever is only that: a literal is told by an anchor in it,
   a byte of which there are few, and up to three bytes beside that. (An automaton, which follows a pointer for every
   byte, took up to three times as long, and a hundred times as long to build.) */
enum { BITS = 18, GROUPS = 13, WINDOWS = 8 };

/* Which bytes are looked at: from where on beside the anchor, and how many. A literal has the first that it can. */
static const struct { int first, size; } windows[WINDOWS] = {{0, 4}, {-3, 4}, {-1, 3}, {-2, 3}, {0, 3}, {-1, 2}, {0, 2},
                                                           {0, 1}};

typedef struct {
    uint64_t bits[1 << (BITS - 6)];
    uint32_t begin[(1 << GROUPS) + 1];
    uint32_t count;
    uint8_t of_anchor[256];  /* a bit for each window that some literal with this anchor has */
} Table;

typedef struct {
    uint32_t at, length, number, anchor, hash;
} Literal;

/* Whether a byte is an anchor: a mark, a digit, a capital, the first byte of a character beyond ASCII; the first of
   two spaces; a small letter that stands alone. (Without branches, for the compiler to take sixteen at once.) */
static uint8_t is_anchor(uint8_t before, uint8_t c, uint8_t after) {
    uint8_t small = (uint8_t)(c - 'a') < 26, space = c == ' ', inner = (uint8_t)(c - 0x80) < 0x40;
    return (!small & !space & !inner) | (space & (after == ' ')) | (small & (before == ' ') & (after == ' '));
}

/* The hash of a window, of the eight bytes from three before the anchor on. */
static uint32_t hash_in(uint64_t around, int window) {
    uint64_t value = around >> 8 * (3 + windows[window].first) << 8 * (8 - windows[window].size);
    return (uint32_t)((value + (uint64_t)window) * 0x9E3779B97F4A7C15u >> (64 - BITS));
}

/* The eight bytes from three before a place on; those outside the text are zero. */
static uint64_t around(const uint8_t *data, Py_ssize_t length, Py_ssize_t at) {
    if (at >= 3 && at + 5 <= length) return little_endian(data + at - 3, 8);
    uint64_t value = 0;
    for (int i = 0; i < 8; i++)
        if (at - 3 + i >= 0 && at - 3 + i < length) value |= (uint64_t)data[at - 3 + i] << 8 * i;
    return value;
}

/* Which window tells a literal, and at which anchor, as a place in it; -1: it has none. */
static int window_of(const uint8_t *bytes, Py_ssize_t length, Py_ssize_t *anchor) {
    for (int window = 0; window < WINDOWS; window++)
        for (Py_ssize_t i = length - 1; i >= 0; i--) {
            Py_ssize_t first = i + windows[window].first;
            if (first >= 0 && first + windows[window].size <= length &&
                is_anchor(i ? bytes[i - 1] : 0, bytes[i], i + 1 < length ? bytes[i + 1] : 0)) {
                *anchor = i;
                return window;
            }
        }
    return -1;
}

PyDoc_STRVAR(literals_doc,
    "literals(literals: list[bytes]) -> tuple[bytes, list[int]]\n\n"
    "A table by which find() looks for literals, and the numbers of those that it can't tell:\n"
    "they are nothing but small letters with single spaces between.");

static PyObject *literals(PyObject *module, PyObject *list) {
    Py_ssize_t count = PyList_Size(list), size = 0, length;
    const uint8_t *bytes;
    if (count < 0) return NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        if (!bytes_of(PyList_GetItem(list, i), &length)) return NULL;
        size += length;
    }
    PyObject *others = PyList_New(0);
    PyObject *made = PyBytes_FromStringAndSize(NULL, sizeof(Table) + count * sizeof(Literal) + size);
    if (!others || !made) goto failed;
    Table *table = (Table *)PyBytes_AsString(made);
    Literal *sorted = (Literal *)(table + 1);
    uint8_t *held = (uint8_t *)(sorted + count);
    memset(table, 0, sizeof *table);
    for (int pass = 0; pass < 2; pass++) {  /* count those of each group; then put each in its place, from behind */
        uint32_t at = 0, end = 0;
        for (Py_ssize_t i = 0; i < count; i++) {
            bytes = bytes_of(PyList_GetItem(list, i), &length);
            Py_ssize_t anchor = 0;
            int window = window_of(bytes, length, &anchor);
            if (window < 0) {
                if (pass && append(others, PyLong_FromSsize_t(i)) < 0) goto failed;
                continue;
            }
            uint32_t hash = hash_in(around(bytes, length, anchor), window);
            uint32_t *begin = &table->begin[hash >> (BITS - GROUPS)];
            if (pass) sorted[--*begin] = (Literal){at, (uint32_t)length, (uint32_t)i, (uint32_t)anchor, hash};
            else ++*begin;
            table->bits[hash >> 6] |= 1ULL << (hash & 63);
            table->of_anchor[bytes[anchor]] |= (uint8_t)(1u << window);
            memcpy(held + at, bytes, (size_t)length);
            at += (uint32_t)length;
        }
        for (int group = 0; !pass && group < 1 << GROUPS; group++) table->begin[group] = end += table->begin[group];
        if (!pass) table->begin[1 << GROUPS] = end;
    }
    table->count = (uint32_t)count;
    return Py_BuildValue("(NN)", made, others);
failed:
    Py_XDECREF(others);
    Py_XDECREF(made);
    return NULL;
}

/* Two numbers. (Py_BuildValue, which reads what to build, takes three times as long.) */
static PyObject *pair_of(uint32_t number, Py_ssize_t place) {
    PyObject *first = PyLong_FromUnsignedLong(number), *second = PyLong_FromSsize_t(place);
    PyObject *pair = first && second ? PyTuple_Pack(2, first, second) : NULL;
    Py_XDECREF(first);
    Py_XDECREF(second);
    return pair;
}

/* Adds the literals that are told by a window with this hash at one place, if they stand there whole. */
static int find_at(PyObject *found, const Table *table, const uint8_t *data, Py_ssize_t length, Py_ssize_t at,
                   uint32_t hash) {
    const Literal *sorted = (const Literal *)(table + 1);
    const uint8_t *held = (const uint8_t *)(sorted + table->count);
    const uint32_t *begin = table->begin + (hash >> (BITS - GROUPS));
    for (const Literal *l = sorted + begin[0]; l < sorted + begin[1]; l++) {
        Py_ssize_t start = at - l->anchor;
        if (l->hash != hash || start < 0 || start + l->length > length) continue;
        if (memcmp(held + l->at, data + start, l->length)) continue;
        if (append(found, pair_of(l->number, start)) < 0) return -1;
    }
    return 0;
}

PyDoc_STRVAR(find_doc,
    "find(table: bytes, data: bytes) -> list[tuple[int, int]]\n\n"
    "Where literals stand, overlapping ones too: the number of each and its offset, in no order.");

static PyObject *find(PyObject *module, PyObject *args) {
    const char *memory, *text;
    Py_ssize_t size, length;
    if (!PyArg_ParseTuple(args, "y#y#:find", &memory, &size, &text, &length)) return NULL;
    const Table *table = (const Table *)memory;
    const uint8_t *data = (const uint8_t *)text;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && at < length; at += BLOCK) {
        uint8_t copy[BEFORE + BLOCK + AFTER], in[BLOCK];
        const uint8_t *block = block_at(data, length, at, copy);
        for (int i = 0; i < BLOCK; i++) in[i] = is_anchor(block[i - 1], block[i], block[i + 1]);
        for (uint64_t anchors = packed(in); found && anchors; anchors &= anchors - 1) {
            Py_ssize_t place = at + lowest_bit(anchors);
            if (place >= length) break;
            uint64_t bytes = around(data, length, place);
            for (unsigned left = table->of_anchor[data[place]]; left; left &= left - 1) {
                uint32_t hash = hash_in(bytes, lowest_bit(left));
                if (!(table->bits[hash >> 6] >> (hash & 63) & 1)) continue;
                if (find_at(found, table, data, length, place, hash) < 0) { Py_CLEAR(found); break; }
            }
        }
    }
    return found;
}

PyMethodDef literal_methods[] = {
    {"literals", literals, METH_O, literals_doc},
    {"find", find, METH_VARARGS, find_doc},
    {NULL, NULL, 0, NULL},
};
