using System.Globalization;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Macros;

/// <summary>Where a macro is rendered.</summary>
/// <param name="PageId">Empty on a page that was never saved.</param>
/// <param name="Version">Version of the page; for a preview the one to come, which nothing can fetch yet
/// (docs/reference/connect-descriptor.md#body-of-a-macro).</param>
/// <param name="OutputType"><c>display</c>, <c>preview</c>, <c>pdf</c>, <c>word</c> or <c>email</c>.</param>
internal sealed record MacroLocation(Space Space, string PageId, string PageTitle, int Version, string OutputType)
{
    public const string Display = "display", Preview = "preview";

    public string VersionText => Version.ToString(CultureInfo.InvariantCulture);

    public static MacroLocation On(Space space, Page page, PageVersion version, string outputType = Display) =>
        new(space, page.Id, page.Title, version.Number, outputType);
}
