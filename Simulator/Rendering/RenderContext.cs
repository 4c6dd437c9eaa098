using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Rendering;

/// <summary>For whom and where storage format is rendered.</summary>
/// <param name="AppMacros">What becomes of the app's macros.</param>
internal sealed record RenderContext(
    Site Site, MacroLocation Place, SimulatedUser User, AppMacroOutput AppMacros = AppMacroOutput.Live, int Depth = 0);

/// <summary>What the host makes of an app's macros, by who asks for the page.</summary>
internal enum AppMacroOutput
{
    /// <summary>A page in the browser, or an export: frames live, static macros are fetched.</summary>
    Live,

    /// <summary>A body in a REST answer, where nothing is live: static macros are fetched, of a framed one its container is left.</summary>
    Quoted,

    /// <summary>The conversion service, which leaves macros of apps out (docs/reference/confluence-rest.md#requests).</summary>
    Omitted,
}
