using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.Load.Server;

/// <summary>A macro as many have it: 2 KB of template with a loop, a condition and escaped values.</summary>
static class SampleMacro
{
    public const string Key = "load-sample";

    const string Row =
        """
        <tr class="{{ if i % 2 == 0 }}even{{ else }}odd{{ end }}"><td>{{ i }}</td><td>{{ params.Title }}</td><td title="{{ params.Owner }}">{{ params.Owner | string.upcase }}</td></tr>

        """;

    const string Block =
        """
        <section class="status"><h2>{{ params.Title }} in {{ space.key }}</h2>
        <p>Page <a href="{{ site.base_url }}/pages/{{ page.id }}">{{ page.title }}</a>, version {{ page.version }}, kept by <b>{{ params.Owner }}</b>.</p>
        {{ if params.Level == "high" }}<p class="warn">Please look at this first.</p>{{ else }}<p>All is well.</p>{{ end }}
        <ul><li>Released</li><li>Reviewed</li><li>Planned</li></ul></section>

        """;

    public static MacroDefinition Definition { get; } = new()
    {
        Name = "Load sample",
        Parameters = [new() { Name = "Title" }, new() { Name = "Owner" }, new() { Name = "Level", Default = "low" }],
        Template = $"{Block}{Block}{Block}<table>{{{{ for i in 1..10 }}}}{Row}{{{{ end }}}}</table>",
        Styles = ".status { border: 1px solid } .even { background: #eee }",
    };
}
