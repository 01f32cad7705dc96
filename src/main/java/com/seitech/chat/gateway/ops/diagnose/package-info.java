/**
 * The command {@code diagnose}: asks every edge what it finds, looks at names, certificates, clocks and proxies, and prints
 * a table with cures. It starts no part of the gateway: it reads the same settings and looks from outside, so it also works
 * where the gateway does not start, and beside one that runs. It changes nothing and prints no secret.
 */
@NullMarked
package com.seitech.chat.gateway.ops.diagnose;

import org.jspecify.annotations.NullMarked;
