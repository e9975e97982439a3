package org.lianban.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The distinctive part of an enterprise name (字号), by 企业名称登记管理规定 8, 11 and 12. */
public final class TradeName {

    private static final Pattern HAN = Pattern.compile("[\\p{IsHan}]+");

    /** 规定 12: only with the approval of the State Council. */
    private static final List<String> NATIONAL = List.of("中国", "中华", "中央", "全国", "国家");

    /** 规定 8: the name of a region cannot be a trade name by itself. Provinces, and the cities that run this system. */
    private static final Set<String> REGIONS = Set.of(
            "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东",
            "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏",
            "宁夏", "新疆", "香港", "澳门", "咸阳", "太原", "天水", "济南", "钢城", "莱芜", "西安", "兰州", "西宁", "银川",
            "石家庄", "沈阳", "长春", "哈尔滨", "南京", "杭州", "合肥", "福州", "南昌", "郑州", "武汉", "长沙", "广州", "南宁",
            "海口", "成都", "贵阳", "昆明", "拉萨", "呼和浩特", "乌鲁木齐", "深圳", "厦门", "青岛", "大连", "宁波", "苏州");

    private static final Pattern REGION_SUFFIX = Pattern.compile("(?:省|市|区|县|州|自治区|自治州|特别行政区)$");

    /** 规定 8: nor can the word for an industry. */
    private static final Set<String> INDUSTRIES = Set.of(
            "科技", "技术", "商贸", "贸易", "商业", "餐饮", "食品", "农业", "工业", "制造", "建筑", "建材", "建设", "工程", "装饰", "物流", "运输",
            "咨询", "服务", "管理", "投资", "金融", "保险", "教育", "培训", "文化", "传媒", "广告", "旅游", "酒店", "医药", "医疗", "信息",
            "网络", "软件", "电子", "电器", "机械", "化工", "能源", "环保", "服装", "家具", "房地产", "物业", "汽车", "超市", "零售", "批发");

    /** 规定 11, item by item as far as words can tell; what a word list cannot tell, the registrar decides. */
    private static final List<Forbidden> FORBIDDEN = List.of(
            new Forbidden("政党、党政军机关、群团组织的名称或部队番号",
                    List.of("共产党", "国民党", "国务院", "人民政府", "人民法院", "人民检察院", "公安局", "解放军", "武警", "共青团", "妇联", "总工会")),
            new Forbidden("外国国家（地区）、国际组织的名称",
                    List.of("美国", "英国", "法国", "德国", "日本", "俄罗斯", "韩国", "朝鲜", "印度", "联合国", "世贸组织", "世卫组织", "欧盟")),
            new Forbidden("淫秽、色情、赌博、迷信、恐怖、暴力的内容",
                    List.of("色情", "淫", "赌", "博彩", "六合彩", "算命", "邪教", "恐怖", "杀手", "黑社会")),
            new Forbidden("损害国家尊严、社会公共利益或者妨碍社会公共秩序的内容", List.of("卖国", "汉奸", "法西斯", "纳粹", "台独", "港独")),
            new Forbidden("民族、种族、宗教、性别歧视的内容", List.of("蛮夷", "支那", "贱民")),
            new Forbidden("可能使公众受骗或者产生误解的内容", List.of("国家级", "最高级", "最佳", "世界第一", "上市公司")));

    private record Forbidden(String item, List<String> words) {}

    private TradeName() {}

    /**
     * Everything that rules the trade name out by its words alone. Whether it is taken is for the registrar to say.
     *
     * @param name the trade name without region, industry and form of organisation
     */
    public static List<String> faults(String name) {
        var faults = new ArrayList<String>();
        if (!HAN.matcher(name).matches() || name.codePointCount(0, name.length()) < 2) {
            faults.add("字号须由两个以上汉字组成");
        }
        if (REGIONS.contains(name) || REGIONS.contains(REGION_SUFFIX.matcher(name).replaceFirst(""))) {
            faults.add("行政区划名称不得单独作字号");
        }
        if (INDUSTRIES.contains(name)) {
            faults.add("行业或者经营特点用语不得单独作字号");
        }
        nationalWord(name).ifPresent(word -> faults.add("含有“%s”字样，须经国务院批准".formatted(word)));
        FORBIDDEN.forEach(forbidden -> forbidden.words().stream().filter(name::contains).findFirst()
                .ifPresent(word -> faults.add("含有“%s”，属于%s".formatted(word, forbidden.item()))));
        return faults;
    }

    /** The word by which a name claims national standing, if it has one. */
    public static Optional<String> nationalWord(String text) {
        return NATIONAL.stream().filter(text::contains).findFirst();
    }
}
