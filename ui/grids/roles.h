// Moved: the roles are below widgets, grids and shell.
#pragma once

#include "ui/look/roles.h"
