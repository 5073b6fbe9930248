package zhicha.reporting.lead.routing;

import org.jspecify.annotations.Nullable;

/**
 * An office that may receive a lead. Which ones there are is configured, see {@link AgencyDirectory}.
 *
 * @param region GB/T 2260 code it is responsible for, six digits; 230000 is the whole province
 * @param liaison contact person, or null where nobody is named
 */
public record Agency(
        String id,
        Kind kind,
        String name,
        String region,
        @Nullable String liaison) {

    public enum Kind {
        MARKET_SUPERVISION("市场监督管理（知识产权）部门"),
        COPYRIGHT("版权部门"),
        CULTURE_TOURISM("文化市场综合执法部门"),
        INTELLECTUAL_PROPERTY("知识产权部门"),
        POLICE("公安机关"),
        PROCURATORATE("检察机关"),
        JUSTICE("司法行政部门"),
        COURT("人民法院"),
        CUSTOMS("海关");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
