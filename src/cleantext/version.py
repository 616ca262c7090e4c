"""The version of the package: read here by the build too. (Asking the installation took 15 ms at the start.)"""

VERSION = "0.1.0"
