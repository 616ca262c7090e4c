/* Characters beyond ASCII: scan.py. */

#include "native.h"

PyDoc_STRVAR(uncommon_doc,
    "uncommon(data: bytes) -> list[int]\n\n"
    "The numbers of the texts with a byte beyond C3 other than E2; they lie between bytes FF, as in Buffer.");

static PyObject *uncommon(PyObject *module, PyObject *bytes) {
    Py_ssize_t length, number = -1, last = -1;
    const uint8_t *data = bytes_of(bytes, &length);
    if (!data) return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && at < length; at += BLOCK) {
        Py_ssize_t end = length - at < BLOCK ? length : at + BLOCK;
        uint8_t any = 0, edges = 0;
        for (Py_ssize_t i = at; i < end; i++) {
            any |= (data[i] > 0xC3) & (data[i] != 0xE2) & (data[i] != 0xFF);
            edges += data[i] == 0xFF;
        }
        if (!any) {
            number += edges;
            continue;
        }
        for (Py_ssize_t i = at; i < end; i++) {
            if (data[i] == 0xFF) number++;
            else if (data[i] > 0xC3 && data[i] != 0xE2 && number != last &&
                     append(found, PyLong_FromSsize_t(last = number)) < 0) {
                Py_CLEAR(found);
                break;
            }
        }
    }
    return found;
}

PyDoc_STRVAR(pairs_doc,
    "pairs(data: bytes) -> list[int]\n\n"
    "Where the last byte of a character beyond ASCII stands that another such character follows.");

static PyObject *pairs(PyObject *module, PyObject *bytes) {
    Py_ssize_t length;
    const uint8_t *data = bytes_of(bytes, &length);
    if (!data) return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && at + 1 < length; at += BLOCK) {
        uint8_t in[BLOCK] = {0};
        int left = length - 1 - at < BLOCK ? (int)(length - 1 - at) : BLOCK;
        for (int i = 0; i < left; i++) {
            uint8_t c = data[at + i], next = data[at + i + 1];
            in[i] = ((uint8_t)(c - 0x80) < 0x40) & ((uint8_t)(next - 0xC2) < 0x33);
        }
        for (uint64_t places = packed(in); found && places; places &= places - 1)
            if (append(found, PyLong_FromSsize_t(at + lowest_bit(places))) < 0) Py_CLEAR(found);
    }
    return found;
}

PyMethodDef character_methods[] = {
    {"uncommon", uncommon, METH_O, uncommon_doc},
    {"pairs", pairs, METH_O, pairs_doc},
    {NULL, NULL, 0, NULL},
};
