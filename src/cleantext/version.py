"""The version of the package: also read from here by the build. (Asking the installation took 15 ms at the start.)"""

VERSION = "0.1.0"
