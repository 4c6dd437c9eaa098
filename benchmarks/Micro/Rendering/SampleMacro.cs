using System.Collections.Immutable;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Micro.Rendering;

/// <summary>A macro of 2 KB as they are written: a panel with a heading, a table of ten rows with a condition each, and a footer; 70 values.</summary>
internal static class SampleMacro
{
    public static readonly ImmutableArray<string> Parameters = ["title", "level", "owner", "link", "rows", "note"];

    public static readonly TemplateInput Input = new()
    {
        Parameters = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["title"] = "Release checklist",
            ["level"] = "info",
            ["owner"] = "Platform team",
            ["link"] = "/wiki/spaces/DEV/pages/17",
            ["rows"] = 10L,
            ["note"] = "Review before the meeting",
        },
        PageId = "17",
        PageTitle = "Home",
        SpaceKey = "DEV",
        SpaceName = "Development",
        SiteBaseUrl = "https://example.atlassian.net/wiki",
        MacroKey = "checklist",
        MacroId = "m1",
        MacroRevision = 3,
    };

    public const string Text = """
        <section class="um-checklist um-checklist-{{ params.level }}" id="checklist-{{ macro.id }}" aria-labelledby="checklist-{{ macro.id }}-title">
          <header class="um-checklist-header">
            <h2 class="um-checklist-title" id="checklist-{{ macro.id }}-title">{{ params.title }}</h2>
            <p class="um-checklist-owner">Owned by <strong>{{ params.owner }}</strong> in <a class="um-link" href="{{ params.link }}" title="{{ space.name }}">{{ space.name }} ({{ space.key }})</a></p>
            {{ if params.level == "warning" }}<p class="um-checklist-warning" role="alert">This list needs attention before the release can go on.</p>{{ else }}<p class="um-checklist-info">Everything is on its way.</p>{{ end }}
          </header>
          <table class="um-checklist-table" data-page="{{ page.id }}">
            <thead>
              <tr><th scope="col" class="um-number">No.</th><th scope="col">Step</th><th scope="col">Owner</th><th scope="col">State</th></tr>
            </thead>
            <tbody>
              {{ for i in 1..params.rows }}
              <tr class="um-row {{ if i % 2 == 0 }}um-row-even{{ else }}um-row-odd{{ end }}" data-row="{{ i }}">
                <td class="um-number">{{ i }}</td>
                <td><label for="step-{{ macro.id }}-{{ i }}">{{ params.title }}</label></td>
                <td><span class="um-owner" title="{{ params.owner }}">open</span></td>
              </tr>
              {{ end }}
            </tbody>
          </table>
          {{ if params.note }}
          <aside class="um-checklist-note">
            <h3 class="um-checklist-note-title">Note</h3>
            <p class="um-checklist-note-text">{{ params.note }}</p>
          </aside>
          {{ end }}
          <footer class="um-checklist-footer">
            <a class="um-link" href="{{ site.base_url }}/spaces/DEV/pages/17" title="Open the page">{{ page.title }}</a>
            <small class="um-revision">Revision {{ macro.revision }} of {{ macro.key }}</small>
          </footer>
        </section>
        """;
}
