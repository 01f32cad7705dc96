package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.conversation.Rating;
import com.seitech.chat.gateway.conversation.Ratings;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the desk addon note it: nobody writes a rating by hand there, not even the gateway's own user. */
@Singleton
final class OdooRatings implements Ratings {
    private static final Logger LOG = LoggerFactory.getLogger(OdooRatings.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private final Odoo odoo;
    private final OdooReferences references;
    private final DeskAddon desk;

    OdooRatings(Odoo odoo, OdooReferences references, DeskAddon desk) {
        this.odoo = odoo;
        this.references = references;
        this.desk = desk;
    }

    @Override
    public void rate(SessionId session, ChannelId channel, Rating rating) {
        if (!Ask.odoo(desk::keepsRatings)) {
            throw new NotSupported();
        }
        if (!Ask.odoo(() -> references.isMeant(session, channel))) {
            throw new InvalidSession();
        }
        List<?> arguments = List.of(List.of(channel.value()), rating.stars(), rating.comment());
        Ask.odoo(() -> rated(arguments));
    }

    private Object rated(List<?> arguments) {
        try {
            return odoo.write(Lane.VISITOR, Models.CHANNEL, "gateway_rate", arguments, Map.of());
        } catch (OdooRejected e) {
            SELDOM.warn("Odoo refuses a rating", line -> line.setCause(e));
            desk.lacksRatings();
            throw new NotSupported();
        }
    }
}
