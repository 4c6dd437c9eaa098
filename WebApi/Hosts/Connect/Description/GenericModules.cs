using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.WebApi.Hosts.Connect.Description;

/// <summary>
/// The macros of the descriptor that serve any user macro, chosen by a parameter: for the macros beyond Confluence's hundred names, and those that it
/// refuses (docs/reference/connect-modules.md#macro-names-on-pages).
/// Confluence fixes body and output of a module, so there is one for each way.
/// </summary>
internal static class GenericModules
{
    const string Context =
        "um.macro={macro}&um.parameters={parameters}&page.id={page.id}&page.title={page.title}&page.type={page.type}&page.version={page.version}"
        + "&space.key={space.key}&macro.id={macro.id}";

    static readonly (string Name, MacroOutputType Type, string Words)[] Layouts =
        [("block", MacroOutputType.Block, ""), ("inline", MacroOutputType.Inline, " in the line")];

    static readonly (string Name, MacroBodyType Type, string Words)[] Bodies =
        [("none", MacroBodyType.None, ""), ("plain", MacroBodyType.PlainText, " with text"), ("rich", MacroBodyType.RichText, " with body")];

    static readonly IReadOnlyList<MacroParameter> Parameters =
    [
        new()
        {
            Identifier = GenericModuleKeys.Macro,
            Name = new("Macro"),
            Description = new("The key of the user macro."),
            Type = MacroParameterType.String,
            Required = true,
            // So that its uses can be found.
            Indexing = new(Enabled: true),
        },
        new()
        {
            Identifier = GenericModuleKeys.Parameters,
            Name = new("Parameters"),
            Description = new("Names and values as in a link: title=Watch%20out&level=high"),
            Type = MacroParameterType.String,
        },
    ];

    /// <summary>Adds them to the modules of the descriptor.</summary>
    public static AppModules AddTo(AppModules modules) => modules with
    {
        DynamicContentMacros = [.. modules.DynamicContentMacros ?? [], .. Each(Framed)],
        StaticContentMacros = [.. modules.StaticContentMacros ?? [], .. Each(Static)],
    };

    static IEnumerable<T> Each<T>(Func<(string Name, MacroOutputType Type, string Words), (string Name, MacroBodyType Type, string Words), T> make) =>
        Layouts.SelectMany(layout => Bodies.Select(body => make(layout, body)));

    static DynamicContentMacro Framed((string Name, MacroOutputType Type, string Words) layout, (string Name, MacroBodyType Type, string Words) body)
    {
        var key = $"{GenericModuleKeys.Prefix}framed-{layout.Name}-{body.Name}";
        return new()
        {
            Key = key,
            Name = new($"User macro{body.Words}{layout.Words} (frame)"),
            Description = new(
                $"Shows any user macro of this site that has framed output, {Appears(layout.Type)}, and {Takes(body.Type)}."),
            Url = $"/connect/render/{key}?{Context}&output.type={{output.type}}",
            Categories = ["formatting"],
            OutputType = layout.Type,
            BodyType = body.Type,
            Parameters = Parameters,
            Editor = new(
                $"/connect/editor/{key}")
            { InsertTitle = new("Insert user macro"), EditTitle = new("Edit user macro"), Width = "720px", Height = "560px" },
            RenderModes = new() { Default = Export(key, "{output.type}"), Pdf = Export(key, "pdf"), Word = Export(key, "word"), Email = Export(key, "email") },
        };
    }

    static StaticContentMacro Static((string Name, MacroOutputType Type, string Words) layout, (string Name, MacroBodyType Type, string Words) body)
    {
        var key = $"{GenericModuleKeys.Prefix}static-{layout.Name}-{body.Name}";
        var hasBody = body.Type != MacroBodyType.None;
        return new()
        {
            Key = key,
            Name = new($"User macro{body.Words}{layout.Words}"),
            Description = new(
                $"Shows any user macro of this site that has static output, {Appears(layout.Type)}, and {Takes(body.Type)}."),
            Url = $"/connect/static/{key}?{Context}{(hasBody ? "&macro.body={macro.body}" : "")}&output.type={{output.type}}",
            Categories = ["formatting"],
            OutputType = layout.Type,
            BodyType = body.Type,
            Parameters = Parameters,
            Editor = new(
                $"/connect/editor/{key}")
            { InsertTitle = new("Insert user macro"), EditTitle = new("Edit user macro"), Width = "720px", Height = "560px" },
            RenderingMethod = hasBody ? MacroRenderingMethod.Post : MacroRenderingMethod.Get,
        };
    }

    static MacroRenderMode Export(string key, string outputType) => new($"/connect/static/{key}?{Context}&output.type={outputType}");

    static string Appears(MacroOutputType layout) => layout == MacroOutputType.Block ? "as a block of its own" : "within a line of text";

    static string Takes(MacroBodyType body) => body switch
    {
        MacroBodyType.None => "takes no body",
        MacroBodyType.PlainText => "takes plain text",
        _ => "takes a body",
    };
}
