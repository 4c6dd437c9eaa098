using System.Globalization;
using System.Text.Encodings.Web;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Render;

/// <summary>Messages that viewers see in place of output.</summary>
internal static class ViewerMessages
{
    public static string Missing(string key) => $"There is no user macro named \u201c{key}\u201d.";

    public static string Stopped(string reference) => $"This macro could not be shown. Reference: {reference}";

    public static string Oversized(string identifier, int length, int most) => string.Create(
        CultureInfo.InvariantCulture, $"The parameter \u201c{identifier}\u201d is too long: it has {length} characters; at most {most} are allowed.");

    public static string OversizedTogether(int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"The parameters of this macro are too long: {length} characters in total, encoded as in an address; at most "
            + $"{Limits.ParameterValues} are allowed.");

    public const string Busy = "The macro service is busy. Reload the page in a moment.";

    public const string BodyLater = "The body of this macro is shown once the page is published.";

    public const string TooLate = "This macro took too long. Reload the page in a moment.";

    public const string Failed = "The macro service could not answer. Reload the page in a moment.";

    public const string NoBody = "This macro needs a body, but the page sent none.";

    public const string NoMacroChosen = "No user macro is chosen: name one in the macro\u2019s parameters.";

    /// <summary>A body beyond <see cref="Limits.Body"/>.</summary>
    public static string BodyTooLarge(int bytes) => TooLarge(BodyLimit.Length, "bytes", Limits.Body, bytes);

    public static string BodyRefused(BodyRefused refused) => TooLarge(refused.What, "characters", refused.Limit, refused.Actual);

    /// <summary>The name of a limit in a problem document.</summary>
    public static string LimitOf(BodyLimit limit) => limit switch
    {
        BodyLimit.Depth => Limits.NameOf(nameof(Limits.BodyDepth)),
        BodyLimit.Elements => Limits.NameOf(nameof(Limits.BodyElements)),
        BodyLimit.Attributes => Limits.NameOf(nameof(Limits.BodyAttributes)),
        BodyLimit.Declarations => Limits.NameOf(nameof(Limits.BodyStyleDeclarations)),
        BodyLimit.Time => Limits.NameOf(nameof(Limits.BodyTime)),
        _ => Limits.NameOf(nameof(Limits.Body)),
    };

    static string TooLarge(BodyLimit what, string unit, long limit, long actual)
    {
        var measure = what switch
        {
            BodyLimit.Depth => "levels of nested elements",
            BodyLimit.Elements => "elements",
            BodyLimit.Attributes => "attributes on one element",
            BodyLimit.Declarations => "style properties on one element",
            BodyLimit.Time => "milliseconds of work",
            _ => unit,
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The content of this macro is too large to show here: {actual:N0} {measure}, and {limit:N0} is the limit. Make its body "
                + $"smaller or simpler.");
    }

    /// <summary>The page holds copies of a macro that cannot be told apart. The script of frames says the same.</summary>
    public const string UnclearCopy =
        "This page holds different copies of this macro under one ID, and which of them belongs here cannot be told: delete the copies and insert them again.";

    /// <summary>A macro inside a frame that is none of ours.</summary>
    public static string OtherApp(string name) =>
        $"\u201c{(name.Length > MaxNameLength ? name[..MaxNameLength] : name)}\u201d cannot be shown here: it is a macro of another app, or not published.";

    const int MaxNameLength = 100;

    public static readonly string NestedTooMany = string.Create(
        CultureInfo.InvariantCulture, $"This macro holds more than {Limits.NestedUses} others; this one is not shown.");

    public const string NestedTooLarge = "This macro is not shown: what is inside the macro around it is too large.";

    public const string NestedLate = "This macro is not shown: those around it took too long. Reload the page in a moment.";

    public const string SpaceRefused = "This macro cannot be used in this space.";

    public const string Disabled = "This macro is disabled.";

    public const string Contained = "Macros of this site are paused by the operator of the app. The site's administrators know more.";

    public const string Moved = "The macros of this site have moved to another region. Reload the page.";

    public static string Quarantined(bool postsOnly) => postsOnly
        ? "The content that this page sends to the macro cannot be shown for now. The administrators of the macro know why."
        : "This macro is switched off for safety until it has been checked. The site's administrators know why.";

    /// <summary>What a viewer reads in place of a macro that could not be rendered at all.</summary>
    public static string FailureOf(ApiProblem problem) => problem.Type switch
    {
        ProblemTypes.Contained => Contained,
        ProblemTypes.Moved => Moved,
        _ => Failed,
    };

    public const string Title = "User macro";

    /// <summary>A notice as HTML for a frame.</summary>
    public static string Html(string text) => $"<p class=\"um-notice\" role=\"note\">{HtmlEncoder.Default.Encode(text)}</p>";
}
