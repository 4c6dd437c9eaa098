using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Rendering;

/// <summary>For whom and where storage format is rendered.</summary>
/// <param name="AppMacros">False where the host leaves macros of apps out, as its conversion service does (docs/reference/confluence-rest.md#requests).</param>
internal sealed record RenderContext(Site Site, MacroLocation Place, SimulatedUser User, bool AppMacros = true, int Depth = 0);
