package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RowTest {
    @Test
    void emptyList_andWhatOdooWritesForNone_areNoRows() {
        assertThat(Row.list(new Object[0])).isEmpty();
        assertThat(Row.list(false)).isEmpty();
        assertThat(new Row(Map.of("ids", false)).ids("ids")).isEmpty();
        assertThat(new Row(Map.of()).rows("rows")).isEmpty();
    }

    static Object[] others() {
        return new Object[] {"a text", 7, true, Map.of("id", 7)};
    }

    /** Who is not among the answers is taken for gone. */
    @ParameterizedTest
    @MethodSource("others")
    void anotherKindOfAnswer_isAFault_thatDoesNotQuoteIt(Object answer) {
        assertThatThrownBy(() -> Row.list(answer))
                .isInstanceOf(OdooFault.class)
                .hasMessageStartingWith("a list was expected, Odoo sent ")
                .hasMessageNotContaining("text");
    }
}
