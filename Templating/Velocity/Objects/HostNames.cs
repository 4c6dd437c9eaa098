using System.Collections.Frozen;
using UserMacro.Templating.Runtime.Values;
using UserMacro.Templating.Velocity.Objects.Confluence;
using UserMacro.Templating.Velocity.Objects.Tools;

namespace UserMacro.Templating.Velocity.Objects;

/// <summary>The variables that Data Center gives to every macro: those that the cloud has, and what to do about the others.</summary>
/// <remarks>Source: docs/reference/data-center-user-macros.md#objects.</remarks>
internal static class HostNames
{
    public const string Body = "body";

    /// <summary>What parameters begin with: <c>$paramColour</c>.</summary>
    public const string Parameter = "param";

    /// <summary>The macro that links a person.</summary>
    public const string UserNameLink = "usernameLink";

    /// <summary>Variables, and their objects.</summary>
    public static readonly FrozenDictionary<string, HostObject> Objects = new Dictionary<string, HostObject>(StringComparer.Ordinal)
    {
        ["content"] = PageObject.Current,
        ["page"] = PageObject.Current,
        ["space"] = SpaceObject.Current,
        ["req"] = RequestObject.Current,
        ["renderContext"] = RenderContextObject.Current,
        ["action"] = ActionObject.Current,
        ["config"] = ConfigObject.Current,
        ["settingsManager"] = ConfigObject.Current,
        ["webwork"] = EncoderObject.Current,
        ["htmlUtil"] = EncoderObject.Current,
        ["generalUtil"] = EncoderObject.Current,
        ["jsonator"] = JsonObject.Current,
        ["dateFormatter"] = DateFormatterObject.Current,
        ["userAccessor"] = new(UserObject.Accessor),
        ["math"] = MathObject.Current,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Variables of Data Center that the cloud does not have, and why or what instead.</summary>
    public static readonly FrozenDictionary<string, MissingName> Missing = new Dictionary<string, MissingName>(StringComparer.Ordinal)
    {
        ["spaceManager"] = new(
            DiagnosticCodes.NotInCloud,
            "The cloud lets no app read all spaces while a page is shown. Use $space for the space of the page, or a link to the space directory."),
        ["pageManager"] = new(
            DiagnosticCodes.NotInCloud,
            "Other pages cannot be read while a page is shown. Use $content with its children and ancestors, or Confluence's “Include Page” macro."),
        ["attachmentManager"] = new(DiagnosticCodes.Replaceable, "Use $content.attachments: each has fileName, fileSize and downloadPath."),
        ["permissionHelper"] = new(
            DiagnosticCodes.NotInCloud,
            "Permissions cannot be asked for while a page is shown. Restrict the page, or the macro to groups and spaces in its rules."),
        ["permissionManager"] = new(
            DiagnosticCodes.NotInCloud,
            "Permissions cannot be asked for while a page is shown. Restrict the page, or the macro to groups and spaces in its rules."),
        ["labelManager"] = new(DiagnosticCodes.Replaceable, "Use $content.labels: each has a name."),
        ["helper"] = new(DiagnosticCodes.Replaceable, "There is no layout object in the cloud. Use $content and $space."),
        ["res"] = new(DiagnosticCodes.NotInCloud, "The answer to the browser cannot be changed by a macro in the cloud."),
        ["contentPropertyManager"] = new(DiagnosticCodes.Replaceable, "Use $content.properties.getStringProperty(\"key\")."),
        ["containerManagerComponent"] = new(
            DiagnosticCodes.NotInCloud,
            "Parts of Confluence's own program cannot be reached in the cloud, nor from Data Center 9 on."),
        ["containerContext"] = new(DiagnosticCodes.NotInCloud, "Parts of Confluence's own program cannot be reached in the cloud, nor from Data Center 9 on."),
        ["bootstrapManager"] = new(DiagnosticCodes.Replaceable, "Use $config.domainName or $req.contextPath."),
        ["bootstrap"] = new(DiagnosticCodes.Replaceable, "Use $config.domainName or $req.contextPath."),
        ["crowdService"] = new(DiagnosticCodes.NotInCloud, "Groups and people cannot be read in bulk. $userAccessor tells of the viewer's own groups."),
        ["groupManager"] = new(DiagnosticCodes.NotInCloud, "Groups and people cannot be read in bulk. $userAccessor tells of the viewer's own groups."),
        ["loginManager"] = new(DiagnosticCodes.NotInCloud, "The cloud keeps no login dates that an app could read."),
        ["i18n"] = new(DiagnosticCodes.Replaceable, "Write the text itself: macros have no message files in the cloud."),
        ["xhtmlContent"] = new(DiagnosticCodes.Replaceable, "Storage format in the output is rendered by Confluence itself: write it out."),
        ["wikiStyleRenderer"] = new(DiagnosticCodes.Replaceable, "The cloud has no wiki markup. Write HTML or storage format."),
        ["webResourceManager"] = new(
            DiagnosticCodes.Replaceable,
            "Web resources of Confluence cannot be loaded. Put styles and script into the macro or a shared bundle."),
        ["constants"] = new(DiagnosticCodes.NotInCloud, "There are no such constants in the cloud."),
        ["stack"] = new(DiagnosticCodes.NotInCloud, "The value stack of Data Center's pages does not exist in the cloud."),
        ["parent"] = new(DiagnosticCodes.Replaceable, "Use $content.parent."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How a run gets the variable; null when the name is none of Confluence's.</summary>
    public static Evaluate? Reader(string name)
    {
        if (name == Body)
        {
            return run => run.Input.Body is not { } body ? null : run.Input.BodyIsMarkup ? MarkupText.Body(body) : body;
        }

        if (Objects.TryGetValue(name, out var host))
        {
            return _ => host;
        }

        return ParameterOf(name) is { } parameter ? run => run.Input.Parameters.TryGetValue(parameter, out var value) && value is not "" ? value : null : null;
    }

    /// <summary>The parameter that a variable holds; null when it holds none.</summary>
    public static string? ParameterOf(string variable) => IsParameter(variable) ? variable[Parameter.Length..] : null;

    /// <summary>Whether a variable holds a parameter.</summary>
    public static bool IsParameter(string variable) => variable.Length > Parameter.Length && variable.StartsWith(Parameter, StringComparison.Ordinal);
}
