using System.Collections.Frozen;
using System.Text.RegularExpressions;
using UserMacro.Atlassian.DataCenter;
using UserMacro.Atlassian.DataCenter.Headers;
using UserMacro.Atlassian.DataCenter.Ids;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Migration.Conversion;

/// <summary>
/// Turns a macro of Data Center into a definition of ours: the template as it is, settings by their meaning. Settings that are stored win over what a header
/// claims.
/// </summary>
internal static partial class MacroConversion
{
    const int MaxName = Limits.MacroName;
    const int MaxDescription = Limits.MacroDescription;

    /// <summary>Data Center's categories by their first letters, in any spelling.</summary>
    static readonly FrozenDictionary<string, string> Categories = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["admin"] = "admin",
        ["communic"] = "communication",
        ["confluence"] = "confluence-content",
        ["develop"] = "development",
        ["external"] = "external-content",
        ["format"] = "formatting",
        ["media"] = "media",
        ["navigat"] = "navigation",
        ["report"] = "reporting",
        ["visual"] = "visuals",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="macro">The macro.</param>
    /// <param name="ids">What its IDs are in the cloud.</param>
    public static ConvertedMacro Convert(UserMacroSource macro, IdMapping ids)
    {
        var reasons = new ReasonList();
        var source = TemplateReferences.Replaced(macro, ids, reasons);
        var header = HeaderReader.Read(source.Template);
        var key = MacroKeys.Create(source.Name, reasons);
        var title = PlainText.Line(source.Title.Length > 0 ? source.Title : header.Title.Length > 0 ? header.Title : source.Name, MaxName);
        var body = BodyOf(source, header, reasons);
        foreach (var remark in header.Remarks)
        {
            reasons.Note("header", remark.Message, remark.Line);
        }

        TemplateReferences.Report(source.Template, ids, reasons);
        if (source.IsHidden)
        {
            reasons.Differs("hidden", "In Data Center only system administrators saw it in the macro browser. Say in the macro's rules who may insert it.");
        }

        var definition = new DefinitionDto
        {
            Name = title,
            Description = PlainText.From(source.Description, MaxDescription),
            Categories = [.. source.Categories.Select(CategoryOf).OfType<string>().Distinct(StringComparer.Ordinal)],
            Icon = Address(source.Icon, "icon", reasons),
            Documentation = Address(source.Documentation, "documentation", reasons),
            Body = body,
            Output = OutputMode.Auto,
            Layout = body == BodyMode.Rendered || BlockElement().IsMatch(source.Template) ? OutputLayout.Block : OutputLayout.Inline,
            Parameters = ParameterConversion.Convert(source.Parameters ?? header.Parameters, reasons),
            Language = TemplateLanguage.Velocity,
            Template = source.Template.ReplaceLineEndings("\n"),
        };
        return new(source, key, definition, reasons.All);
    }

    static BodyMode BodyOf(UserMacroSource source, MacroHeader header, ReasonList reasons)
    {
        var isUsed = BodyReference().IsMatch(source.Template);
        if ((source.Body ?? header.Body) is { } known)
        {
            if (source.Body is null)
            {
                reasons.Note("body", $"That its body is {Words(known)} is stated in its header only: compare with the macro's settings in Data Center.");
            }

            return ModeOf(known);
        }

        if (isUsed)
        {
            reasons.Differs("body", "Nothing says what it does with its body: “rendered” was taken. Compare with the macro's settings in Data Center.");
        }

        return isUsed ? BodyMode.Rendered : BodyMode.None;
    }

    static BodyMode ModeOf(UserMacroBody body) => body switch
    {
        UserMacroBody.Escaped => BodyMode.Escaped,
        UserMacroBody.Unrendered => BodyMode.Unrendered,
        UserMacroBody.Rendered => BodyMode.Rendered,
        _ => BodyMode.None,
    };

    static string Words(UserMacroBody body) => body == UserMacroBody.None ? "not there" : body.ToString().ToLowerInvariant();

    static string? CategoryOf(string category)
    {
        var name = new string([.. category.ToLowerInvariant().SkipWhile(c => !char.IsAsciiLetter(c))]);
        return Categories.FirstOrDefault(known => name.StartsWith(known.Key, StringComparison.Ordinal)).Value;
    }

    static string Address(string address, string what, ReasonList reasons)
    {
        if (address.Length == 0)
        {
            return "";
        }

        if (Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttps
            && uri.UserInfo.Length == 0
            && !address.Any(char.IsWhiteSpace))
        {
            return address;
        }

        reasons.Note("address", $"The address of its {what} is none that begins with https:// and was left out.");
        return "";
    }

    [GeneratedRegex(@"\$!?\{?body\b", RegexOptions.NonBacktracking)]
    private static partial Regex BodyReference();

    [GeneratedRegex(@"<(div|p|table|ul|ol|dl|h[1-6]|pre|blockquote|section|hr|form|iframe|style|script|ac:)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BlockElement();
}
