/**
 * The program behind {@code docker/chaos}: visitors and agents talk over a real Odoo while connections break, Odoo and its
 * database restart and the gateway is killed; then every message is counted. It knows the gateway by its public calls
 * alone, and what a client may expect of them.
 *
 * <p>{@link com.seitech.chat.gateway.chaos.ChaosRun} is the run, {@link com.seitech.chat.gateway.chaos.Plan} what goes wrong
 * when, {@link com.seitech.chat.gateway.chaos.Visitor} with his {@link com.seitech.chat.gateway.chaos.Page pages} and {@link
 * com.seitech.chat.gateway.chaos.Agent} the people, {@link com.seitech.chat.gateway.chaos.Audit} the count.
 */
@NullMarked
package com.seitech.chat.gateway.chaos;

import org.jspecify.annotations.NullMarked;
