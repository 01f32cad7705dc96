/**
 * Programs that measure the packaged gateway from outside: {@code docker/bench NAME} runs one and prints its table. No
 * tests: what they tell depends on the machine, so that everything is measured beside something else on the same one.
 *
 * <p>{@link com.seitech.chat.gateway.bench.DeliveryBench} is the program for delivery, {@link
 * com.seitech.chat.gateway.bench.FilesBench} the one for files, {@link com.seitech.chat.gateway.bench.TailsBench} and {@link
 * com.seitech.chat.gateway.bench.ReplicasBench} those for several replicas; each of their sections is a {@link
 * com.seitech.chat.gateway.bench.Section}. Load of many visitors comes from one thread ({@link
 * com.seitech.chat.gateway.bench.Wire}), since gateway, Odoo and load share the machine.
 */
@NullMarked
package com.seitech.chat.gateway.bench;

import org.jspecify.annotations.NullMarked;
