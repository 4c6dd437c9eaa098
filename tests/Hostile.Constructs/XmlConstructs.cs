namespace UserMacro.Hostile.Constructs;

/// <summary>What nests in XML.</summary>
public static class XmlConstructs
{
    const string Module = "<atlassian-plugin><user-macro name=\"a\" key=\"a\">";
    const string End = "</user-macro></atlassian-plugin>";

    /// <summary>Files of user macros.</summary>
    public static IReadOnlyList<Construct> All { get; } =
    [
        new("elements outside of template", "<a>", "", "</a>", Module + "<template>x</template>", End),
        new("elements inside of template", "<a>", "x", "</a>", Module + "<template>", "</template>" + End),
        new("elements around all", "<a>", Module + "<template>x</template>" + End, "</a>"),
        new("user-macro in user-macro", "<user-macro name=\"a\"><template>", "x", "</template></user-macro>", "<atlassian-plugin>", "</atlassian-plugin>"),
        new("elements left open", "<a>", "x", Head: "<atlassian-plugin>"),
        new("parameters in parameters", "<parameter name=\"a\">", "", "</parameter>", Module + "<parameters>", "</parameters><template>x</template>" + End),
        new("categories in categories", "<category name=\"a\">", "", "</category>", Module, "<template>x</template>" + End),
        new("namespaces", "<a xmlns:b=\"c\">", "", "</a>", Module, "<template>x</template>" + End),
        new("stored map", "<entry><string>a</string>", "", "</entry>", "<map>", "</map>"),
        new("attributes", "<a b=\"c\"/>", "", Head: Module, Tail: "<template>x</template>" + End),
        new("comments", "<!--a-->", "", Head: Module, Tail: "<template>x</template>" + End),
        new("character data", "<![CDATA[a]]>", "", Head: Module + "<template>", Tail: "</template>" + End),
        new("processing instructions", "<?a b?>", "", Head: Module, Tail: "<template>x</template>" + End),
        new("entities", "&lt;", "", Head: Module + "<template>", Tail: "</template>" + End),
        new("document types", "<!ENTITY a \"&b;\">", "", Head: "<!DOCTYPE a [", Tail: "]><a>&a;</a>"),
    ];
}
