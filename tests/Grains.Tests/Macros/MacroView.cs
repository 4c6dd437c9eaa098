using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>What one macro shows at a moment.</summary>
/// <param name="Render">What a page is shown.</param>
/// <param name="Details">What an editor reads.</param>
/// <param name="Form">The name in the published definition, which the dialog's form shows.</param>
internal sealed record MacroView(string Render, string Details, string Form)
{
    public static async Task<MacroView> OfAsync(IMacroGrain macro, CancellationToken cancellation)
    {
        // The render does not have to wait for projections: the macro has been read before.
        var render = await macro.Render(new() { Markup = RenderMarkup.Html }, cancellation);
        var details = await macro.Read();
        return new(
            Describe(render),
            details.Value is { } found ? Describe(found) : $"{details.Error!.GetType().Name}",
            (await macro.Published())?.Name ?? "none");
    }

    public static string Describe(RenderOutcome outcome) => outcome is RenderedOutput output ? $"{output.Revision}: {output.Markup}" : outcome.GetType().Name;

    /// <summary>What the list of macros says; null when it does not have the macro.</summary>
    public static async Task<string?> ListedAsync(GrainCluster cluster, TenantId tenant) =>
        (await cluster.Grains.ListMacrosAsync(tenant)).SingleOrDefault() is { } entry
            ? $"{entry.State}, {entry.Name}, {entry.Published}, {entry.HasUnpublishedChanges}, {entry.AwaitsApproval}, {entry.Module?.Name}, "
                + string.Join(' ', entry.Parts)
            : null;

    static string Describe(MacroDetails macro) =>
        $"{macro.State}, draft {macro.Draft.Number} {macro.Draft.Definition.Template}, published {macro.Published?.Number}, "
        + $"{macro.HasUnpublishedChanges}, asked {macro.Approval?.Draft} {macro.Approval?.IsOpen}";
}
