package com.seitech.chat.gateway.fake;

import java.util.List;
import java.util.Map;

/**
 * A call that arrived, executed or not.
 *
 * @param model empty for the service "common"
 */
public record ReceivedCall(String model, String method, List<?> args, Map<?, ?> kwargs) {
    public boolean is(String wantedModel, String wantedMethod) {
        return model.equals(wantedModel) && method.equals(wantedMethod);
    }
}
