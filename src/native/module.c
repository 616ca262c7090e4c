/* The module cleantext._native: the inner loops over every byte of a text. */

#include "native.h"

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "cleantext._native", .m_size = 0};

PyMODINIT_FUNC PyInit__native(void) {
    PyObject *made = PyModule_Create(&module);
    PyMethodDef *parts[] = {literal_methods, word_methods, character_methods, filter_methods, ngram_methods,
                            candidate_methods, buffer_methods, context_methods};
    for (size_t i = 0; made && i < sizeof parts / sizeof *parts; i++)
        if (PyModule_AddFunctions(made, parts[i]) < 0) Py_CLEAR(made);
    return made;
}
