package com.seitech.chat.gateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.program.Table;
import com.seitech.chat.gateway.real.LocalScript;
import com.seitech.chat.gateway.real.RealOdoo;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A short run of what {@code docker/chaos --cluster} does for as long as one likes. */
@SuppressWarnings("NullAway.Init") // found before the test
final class ClusterChaosIT {
    private static final Duration TALK = Duration.ofSeconds(25);
    /** Of all kinds. */
    private static final int VISITORS = 8;

    private OdooStack odoo;

    @BeforeEach
    void findOdoo() {
        RealOdoo.up();
        odoo = OdooStack.runningIn(LocalScript.STACK_HOME);
    }

    @AfterEach
    void leaveOdooAsItWas() {
        odoo.forget();
    }

    @Test
    void talk_whileAReplicaIsKilled_andTheDatabaseRestarts_losesNothing_andRepeatsNothing() {
        // Given
        Options options = Options.cluster().lasting(TALK).withVisitors(VISITORS);
        // When
        Verdict verdict = ChaosRun.of(options, odoo, new Table());
        // Then
        assertThat(verdict.isClean())
                .as("%s, with %s: %s", verdict, options, verdict.details())
                .isTrue();
        assertThat(verdict.sent()).isPositive();
    }
}
