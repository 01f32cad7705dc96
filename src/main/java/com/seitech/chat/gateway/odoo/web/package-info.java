/** Odoo's plain HTTP, beside its models: health and version, no credentials. Called by {@code odoo} only. */
@NullMarked
package com.seitech.chat.gateway.odoo.web;

import org.jspecify.annotations.NullMarked;
