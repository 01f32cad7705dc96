/**
 * An Odoo of our own: a server on loopback that speaks XML-RPC, keeps its records in memory and behaves as the real
 * one does, mistakes included. What can go wrong between the gateway and Odoo are methods here ({@link
 * com.seitech.chat.gateway.fake.Faults}). Shares no code with the client, so that it is a real peer; that it behaves
 * like Odoo is proven by the contract suite, which runs against both.
 */
@NullMarked
package com.seitech.chat.gateway.fake;

import org.jspecify.annotations.NullMarked;
