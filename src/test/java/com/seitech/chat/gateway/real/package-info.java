/**
 * The gateway against a real Odoo, started by {@code docker/odoo/local} in a place of its own under {@code target/}, on
 * free ports, and stopped when the tests end. Nothing else that runs on the machine is touched.
 */
@NullMarked
package com.seitech.chat.gateway.real;

import org.jspecify.annotations.NullMarked;
