using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Tests.Scriban;

namespace UserMacro.Templating.Tests.Reads;

/// <summary>Ways to read what a request brought, in Scriban.</summary>
internal sealed class ScribanReads : LanguageReads
{
    public override TemplateInput Input { get; } = Scribans.Input with
    {
        UserId = "viewer-a",
        PageType = "page",
        PageVersion = "3",
        SpaceName = "Dev",
        SiteBaseUrl = "https://x.atlassian.net/wiki",
    };

    public override IReadOnlyList<string> ViewerTemplates =>
    [
        "{{ user.id }}",
        "{{ user['id'] }}",
        "{{ user?.id }}",
        "{{ x = user; x?.id }}",
        "{{ x = user; y = x; y?.id }}",
        "{{ x = [user]; x[0]?.id }}",
        "{{ x = {u: user}; x.u?.id }}",
        "{{ x = {u: user}; x['u']?.id }}",
        "{{ x = {u: {v: user}}; (x | object.values)[0].v?.id }}",
        "{{ user['i' + 'd'] }}",
        "{{ k = 'id'; user[k] }}",
        "{{ func f(x); ret x?.id; end; f user }}",
        "{{ func f; ret user?.id; end; f }}",
        "{{ func f(x); ret x; end; (f user)?.id }}",
        "{{ user | object.to_json }}",
        "{{ [user] | object.to_json }}",
        "{{ user | object.values }}",
        "{{ user | object.keys }}",
        "{{ user | object.size }}",
        "{{ for m in user; m.value; end }}",
        "{{ for m in user; user[m]; end }}",
        "{{ for x in [user]; x?.id; end }}",
        "{{ with user; id; end }}",
        "{{ [user] | array.map 'id' }}",
        "{{ [user] | array.first | object.to_json }}",
        "{{ [user] | array.each do; ret $0?.id; end }}",
        "{{ user ?? 'anonymous' | object.to_json }}",
        "{{ if user; 'signed in'; else; 'anonymous'; end }}",
        "{{ user == null }}",
        "{{ user != null ? 'in' : 'out' }}",
        "{{ !user }}",
        "{{ user | object.typeof }}",
        "{{ user | object.kind }}",
        "{{ user.empty? }}",
        "{{ capture c; user?.id; end; c }}",
        "{{ x = $\"{user?.id}\"; x }}",
        "{{ case user?.id; when 'viewer-a'; 'you'; else; 'other'; end }}",
        "{{ user | object.has_key 'id' }}",
        "{{ user | object.has_value 'viewer-a' }}",
        "{{ import user; id }}",
        "{{ user?.id; user = 5 }}",
        "{{ readonly user; user?.id }}",
        "{{ while user && !done; 'x'; done = true; end }}",
        "{{ x = @user; x?.id }}",
        "{{ func f; $$; end; wrap f; user?.id; end }}",
        "{{ a = [1, user]; a[1]?.id | string.upcase }}",
        "{{ user?.id | string.size }}",
    ];

    public override IReadOnlyList<string> TimeTemplates =>
    [
        "{{ now }}",
        "{{ now.year }}",
        "{{ date.now }}",
        "{{ date['n' + 'ow'] }}",
        "{{ d = date; d.now }}",
        "{{ d = @date.now; d }}",
        "{{ date.utc_now }}",
        "{{ x = [now]; x[0] | date.to_string '%s' }}",
        "{{ {n: now} | object.to_json }}",
        "{{ for x in [now]; x.hour; end }}",
        "{{ with date; now; end }}",
        "{{ import date; utc_now }}",
    ];

    public override IReadOnlyList<string> DataTemplates =>
    [
        "{{ page.labels }}",
        "{{ p = page; p.labels }}",
        "{{ page['lab' + 'els'] }}",
        "{{ func f(x); ret x.children; end; f page }}",
        "{{ with page; attachments; end }}",
        "{{ s = [space]; s[0].homepage_id }}",
        "{{ user.groups }}",
        "{{ x = user; x.name }}",
        "{{ http.get_json 'weather' '/x' }}",
        "{{ h = http; h.get_json 'weather' '/x' }}",
    ];

    public override IReadOnlyList<string> IndependentTemplates =>
    [
        "<p>{{ params.title }}</p>",
        "{{ params | object.to_json }}{{ for p in params; p; end }}",
        "{{ page.id }}{{ page.title }}{{ space.key }}{{ site.base_url }}{{ output.type }}{{ macro.key }}{{ macro.revision }}",
        "{{ '2026-01-02' | date.parse | date.to_string '%F %Z %s' }}",
        "{{ x = params.title; y = [x]; y[0] | string.upcase }}",
        "{{ if params.title == 'nobody'; user.id; end }}",
        "{{ func f(x); ret x + 1; end; f params.Level }}",
    ];

    public override string AnonymousTemplate => "{{ if user; 'x'; end }}";

    public override string ViewerName => "user";

    protected override string Start => "user";

    protected override int Ways => 8;

    public override CompiledTemplate Compile(string template) => Scribans.Compiled(template);

    protected override (string Template, string Expression) Detour(int way, int step, string template, string expression) => way switch
    {
        0 => ($"{template}{{{{ a{step} = {expression} }}}}", $"a{step}"),
        1 => ($"{template}{{{{ a{step} = [0, {expression}] }}}}", $"a{step}[1]"),
        2 => ($"{template}{{{{ a{step} = {{k: {expression}}} }}}}", $"a{step}['k']"),
        3 => ($"{template}{{{{ a{step} = {{k: {expression}}} }}}}", $"(a{step} | object.values)[0]"),
        4 => ($"{template}{{{{ func f{step}(x); ret x; end; a{step} = {expression} }}}}", $"(f{step} a{step})"),
        5 => ($"{template}{{{{ for b{step} in [{expression}]; a{step} = b{step}; end }}}}", $"a{step}"),
        6 => ($"{template}{{{{ a{step} = [{expression}] | array.first }}}}", $"a{step}"),
        _ => ($"{template}{{{{ func g{step}; ret {expression}; end }}}}", $"(g{step})"),
    };

    protected override string End(string template, string expression, bool isRead) =>
        template + (isRead ? $"{{{{ ({expression})?.id }}}}" : $"{{{{ if {expression}; 'in'; end }}}}");
}
