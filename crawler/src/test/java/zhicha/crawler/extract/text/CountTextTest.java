package zhicha.crawler.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.5万+人付款 | 35000",
                "已售1000+ | 1000",
                "已售 1000+ 件 | 1000",
                "月销 2万+ | 20000",
                "月销量：523 | 523",
                "销量 1,234 | 1234",
                "总销量1.2亿 | 120000000",
                "已拼10万+件 | 100000",
                "５０００+人付款 | 5000",
                "5人付款 | 5",
                "2k+ sold | 2000",
                "1,234 sold | 1234",
                "37 orders | 37",
                "2.3w+人付款 | 23000",
                "100余件已售 | 100",
                "累计售出：88件 | 88",
                "5,000+ sold | 5000",
                "+500 vendidos | 500",
                "Terjual 250+ | 250",
                "Купили более 1 500 раз | 1500",
                "1.2k sold | 1200",
                "Đã bán 1,2k | 1200",
                "1.234 verkauft | 1234",
                "1.000 terjual | 1000",
                "12.500 vendidos | 12500",
                "+10 mil vendidos | 10000",
                "1,5rb terjual | 1500",
                "1.234万人付款 | 12340",
                "1,234万人付款 | 12340000",
                "1.234.567 sold | 1234567",
            })
    void numberSold(String text, long sold) {
        assertEquals(OptionalLong.of(sold), CountText.sold(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100+件", "¥99", "评价 2000", "12 in stock", "", "少于10件已售"})
    void onlyWordsMakeANumberOneOfSales(String text) {
        assertTrue(CountText.sold(text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"100+件 | 100", "3.5万+ | 35000", "523 | 523"})
    void aFieldKnownToShowSalesNeedsNoWords(String text, long sold) {
        assertEquals(OptionalLong.of(sold), CountText.soldIn(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "库存 123 件 | 123",
                "仅剩3件 | 3",
                "In stock (22 available) | 22",
                "12 in stock | 12",
                "月销量：1.2万+ 库存：88件 | 88",
                "销量 300 库存量 20 | 20",
                "31 Units in Stock | 31",
                "4 pieces left | 4",
                "Only 4 left | 4",
                "售罄 | 0",
                "Sold out | 0",
                "Out of stock | 0",
            })
    void numberInStock(String text, long stock) {
        assertEquals(OptionalLong.of(stock), CountText.stock(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"In stock", "有货", "现货"})
    void inStockWithoutANumberIsNone(String text) {
        assertTrue(CountText.stockIn(text).isEmpty());
    }
}
