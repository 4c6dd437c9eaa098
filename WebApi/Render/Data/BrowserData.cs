using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Render.Data;

/// <summary>
/// Data as the viewer's browser brings them, with the viewer's own rights: what it has not asked Confluence for yet is in <see cref="Asks"/>.
/// </summary>
/// <param name="place">The place of the macro.</param>
/// <param name="answers">What the browser was answered.</param>
internal sealed class BrowserData(DataScope place, DataAnswers answers) : IDataSource
{
    /// <summary>Addresses, below the site's base URL, to ask before the macro can be rendered.</summary>
    public ImmutableArray<string> Asks { get; private set; } = [];

    public bool LacksData => false;

    public ValueTask<ImmutableArray<RenderDatum>?> BringAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        var steps = names.Select(name => (Name: name, Step: ConfluenceData.Find(name, place, answers))).ToList();
        Asks = [.. steps.Select(step => step.Step).OfType<DataStep.Ask>().Select(ask => ask.Address)];
        return new(Asks.IsEmpty ? [.. steps.Select(step => new RenderDatum(step.Name, ((DataStep.Known)step.Step).Json))] : null);
    }
}
