/* Many texts as one run of bytes: scan/buffer.py. */

#include "native.h"

/* Bytes that grow as they are written. */
typedef struct {
    uint8_t *bytes;
    size_t count, room;
} Growing;

static int write_bytes(Growing *to, const uint8_t *from, size_t count) {
    if (to->count + count > to->room) {
        size_t room = (to->count + count) * 2;
        uint8_t *grown = realloc(to->bytes, room);
        if (!grown) return -1;
        to->bytes = grown;
        to->room = room;
    }
    memcpy(to->bytes + to->count, from, count);
    to->count += count;
    return 0;
}

PyDoc_STRVAR(join_doc,
    "join(texts: list[str]) -> tuple[bytes, list[int], int]\n\n"
    "Texts in UTF-8 with a byte FF before, between and behind them; where each begins, and what lies behind the end; and\n"
    "how many characters they have. As Buffer; a UnicodeEncodeError where there are surrogates.");

static PyObject *join(PyObject *module, PyObject *texts) {
    Py_ssize_t count = PyList_Size(texts), length, characters = 0;
    if (count < 0) return NULL;
    Growing data = {0};
    PyObject *starts = PyList_New(count + 1), *result = NULL;
    if (!starts) return NULL;
    for (Py_ssize_t i = 0; i <= count; i++) {
        if (write_bytes(&data, (const uint8_t *)"\xff", 1) < 0) { PyErr_NoMemory(); goto end; }
        PyObject *start = PyLong_FromSize_t(data.count);
        if (!start || PyList_SetItem(starts, i, start) < 0) goto end;
        if (i == count) break;
        PyObject *text = PyList_GetItem(texts, i), *encoded = text ? PyUnicode_AsUTF8String(text) : NULL;
        const uint8_t *bytes = encoded ? bytes_of(encoded, &length) : NULL;
        int failed = !bytes || write_bytes(&data, bytes, (size_t)length) < 0;
        Py_XDECREF(encoded);
        if (failed) { if (!PyErr_Occurred()) PyErr_NoMemory(); goto end; }
        characters += PyUnicode_GetLength(text);
    }
    result = Py_BuildValue("(y#On)", data.bytes, (Py_ssize_t)data.count, starts, characters);
end:
    Py_DECREF(starts);
    free(data.bytes);
    return result;
}

PyMethodDef buffer_methods[] = {
    {"join", join, METH_O, join_doc},
    {NULL, NULL, 0, NULL},
};
