/**
 * What may be logged of failures that nobody foresaw, how often the same may be, and for which request. Used by all other
 * packages, knows none of them. Nothing of what a visitor, an agent or an operator keeps for himself passes it.
 */
@NullMarked
package com.seitech.chat.gateway.log;

import org.jspecify.annotations.NullMarked;
