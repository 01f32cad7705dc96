package com.seitech.chat.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.odoo.OdooStatus;
import com.seitech.chat.gateway.odoo.OdooStatus.Away;
import com.seitech.chat.gateway.odoo.OdooStatus.Part;
import com.seitech.chat.gateway.odoo.OdooStatus.Ready;
import com.seitech.chat.gateway.odoo.OdooStatus.Wrong;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

final class ServingTest {
    private static final OdooStatus WRONG_KEY =
            new Wrong(Part.CREDENTIALS, List.of("the key has expired: make another"));
    private static final OdooStatus AWAY = new Away("Odoo does not answer: start it", null);

    private OdooStatus odoo = new Ready();
    private boolean hasRoom = true;
    private final Serving serving = new Serving(
            () -> odoo, () -> HealthCheckResponse.named("disk").status(hasRoom).build());

    private boolean isUp(OdooStatus now) {
        odoo = now;
        return serving.call().getStatus() == Status.UP;
    }

    @Test
    void odooThatIsAway_forHoweverLong_leavesItUp() {
        assertThat(isUp(AWAY)).isTrue();
    }

    @Test
    void keyThatExpires_leavesItUp_butAWrongOneAtTheStartDoesNot() {
        assertThat(isUp(WRONG_KEY)).isFalse();
        assertThat(isUp(new Ready())).isTrue();
        assertThat(isUp(WRONG_KEY)).isTrue();
    }

    @Test
    void beforeTheFirstLook_itIsDown() {
        assertThat(isUp(OdooStatus.unasked())).isFalse();
    }

    @Test
    void fullDisk_isLeftToOthers() {
        hasRoom = false;
        assertThat(isUp(new Ready())).isFalse();
    }
}
