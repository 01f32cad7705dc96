package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.erasure.VisitorRecords;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the desk addon erase: the gateway's own user may delete nothing. */
@Singleton
final class OdooRecords implements VisitorRecords {
    private static final Logger LOG = LoggerFactory.getLogger(OdooRecords.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private final Odoo odoo;
    private final OdooReferences references;

    OdooRecords(Odoo odoo, OdooReferences references) {
        this.odoo = odoo;
        this.references = references;
    }

    @Override
    public Erased erase(SessionId session, ChannelId channel) {
        return Ask.odoo(() -> references.isMeant(session, channel) ? erased(channel) : Erased.NOTHING);
    }

    private Erased erased(ChannelId channel) {
        try {
            List<?> channels = List.of(List.of(channel.value()));
            Object counts = odoo.write(Lane.SHARED, Models.CHANNEL, "gateway_erase", channels, Map.of());
            Row row = Row.of(counts);
            return new Erased(row.number("messages"), row.number("files"));
        } catch (OdooRejected e) {
            SELDOM.warn(
                    "Odoo refuses to erase a channel",
                    line -> line.addKeyValue("channel", channel).setCause(e));
            throw new NotSupported();
        }
    }
}
