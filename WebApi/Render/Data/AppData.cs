using System.Collections.Concurrent;
using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Render.Data;

/// <summary>
/// Data of one render that the app asks Confluence for: those of a page that the host itself is rendering for this viewer, and of others only what this viewer
/// may see.
/// </summary>
/// <param name="place">The place of the macro.</param>
/// <param name="answers">Asks the site.</param>
internal sealed class AppData(DataScope place, AppAnswers answers) : IDataSource
{
    readonly ConcurrentDictionary<string, string?> _answers = new(StringComparer.Ordinal);

    public bool LacksData => answers.LacksData;

    public async ValueTask<ImmutableArray<RenderDatum>?> BringAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        return [.. await Task.WhenAll(names.Select(async name => new RenderDatum(name, await FindAsync(name, cancellation))))];
    }

    async Task<string> FindAsync(string name, CancellationToken cancellation)
    {
        // To the app the viewer is a person like any other.
        if (string.Equals(name, ConfluenceData.User, StringComparison.Ordinal) && place.AccountId is { } viewer)
        {
            name = ConfluenceData.Person(viewer);
        }

        while (ConfluenceData.Find(name, place, new(_answers)) is DataStep.Ask ask)
        {
            _answers[ask.Address] = await answers.AskAsync(ask, cancellation);
        }

        var json = ((DataStep.Known)ConfluenceData.Find(name, place, new(_answers))).Json;
        return string.Equals(name, ConfluenceData.Children, StringComparison.Ordinal) ? await answers.ReadableAsync(json, place.AccountId, cancellation) : json;
    }
}
