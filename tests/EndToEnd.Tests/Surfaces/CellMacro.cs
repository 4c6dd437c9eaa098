using System.Globalization;

namespace UserMacro.EndToEnd.Tests.Surfaces;

/// <summary>A macro that writes its parameter and its body, and its use on a page.</summary>
internal sealed record CellMacro(Output Output, Language Language, ParameterUse Parameter, Body Body)
{
    /// <summary>Our macro in the body of others.</summary>
    public const string InnerKey = "cell-inner";

    /// <summary>A macro that no app of the site has.</summary>
    public const string OthersMacro = "others-chart";

    const string LinkedPage = "Team status";

    /// <summary>The macro's key.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"cell-{(int)Output}{(int)Language}{(int)Parameter}{(int)Body}");

    /// <summary>The definition of <see cref="InnerKey"/>.</summary>
    public static object InnerDefinition => new
    {
        name = "Inner", output = "auto", template = "<b>inner [{{ params.n }}]</b>", parameters = new[] { new { name = "n" } },
    };

    public object Definition => new
    {
        name = Key,
        output = Output == Output.Framed ? "framed" : "auto",
        language = Language == Language.Scriban ? "scriban" : "velocity",
        body = Body switch { Body.None => "none", Body.Plain => "escaped", _ => "rendered" },
        template = Language == Language.Scriban
            ? $"<p>cell [{{{{ params.{ParameterName} }}}}]</p>{(Body == Body.None ? "" : "<div>{{ body }}</div>")}"
            : $"<p>cell [$!param{ParameterName}]</p>{(Body == Body.None ? "" : "<div>$body</div>")}",
        parameters = new[] { new { name = ParameterName, required = Parameter == ParameterUse.Required, @default = "blue" } },
    };

    /// <summary>What the reader should read, words separated by single blanks.</summary>
    public string Text
    {
        get
        {
            var body = Body switch
            {
                Body.None => "",
                Body.Plain => " a < b",
                Body.Rich => " rich words",
                Body.RichWithOurs => " before inner [n1] after",
                _ => $" before ({OthersMacro}) {LinkedPage} after",
            };
            return $"cell [{(Parameter == ParameterUse.Default ? "blue" : "green")}]{body}";
        }
    }

    string ParameterName => Parameter == ParameterUse.DataCenter ? "Colour" : "colour";

    /// <summary>The use on a page.</summary>
    /// <param name="version">Written into the page beside the macro, and in a later version into the macro.</param>
    public string Storage(int version)
    {
        var colour = version == 1 ? "green" : "red";
        var parameter = Parameter == ParameterUse.Default ? "" : $"""<ac:parameter ac:name="{ParameterName}">{colour}</ac:parameter>""";
        var body = Body switch
        {
            Body.None => "",
            Body.Plain => "<ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body>",
            Body.Rich => Rich("<p>rich words</p>"),
            Body.RichWithOurs => Rich($"<p>before</p>{Use(InnerKey, """<ac:parameter ac:name="n">n1</ac:parameter>""")}<p>after</p>"),
            _ => Rich(
                $"<p>before</p>{Use(OthersMacro, "")}<p><ac:link><ri:page ri:content-title=\"{LinkedPage}\" /></ac:link></p><p>after</p>"),
        };
        return $"<p>version {version}</p>{Use(Key, parameter + body)}";
    }

    static string Rich(string body) => $"<ac:rich-text-body>{body}</ac:rich-text-body>";

    static string Use(string name, string content) => $"""<ac:structured-macro ac:name="{name}" ac:schema-version="1">{content}</ac:structured-macro>""";
}
