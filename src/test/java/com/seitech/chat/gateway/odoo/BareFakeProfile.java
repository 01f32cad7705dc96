package com.seitech.chat.gateway.odoo;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A gateway of its own, since what it learns about fields and addons outlives a test. */
public final class BareFakeProfile implements QuarkusTestProfile {}
