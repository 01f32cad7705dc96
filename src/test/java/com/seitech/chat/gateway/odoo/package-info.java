/** What must hold between the gateway and any Odoo, real or fake. */
@NullMarked
package com.seitech.chat.gateway.odoo;

import org.jspecify.annotations.NullMarked;
