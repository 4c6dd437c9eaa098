using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Velocity;

/// <summary>The objects that Confluence hands to macros.</summary>
public sealed class HostObjectTests
{
    static readonly TemplateInput Input = Velocities.Input with
    {
        UserId = "u-1",
        OutputType = "pdf",
        Data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [DataNames.Page] = """{"created": "2024-02-29T08:05:00Z", "updated": "2026-11-01T17:30:00Z", "author_id": "u-2", "updater_id": "u-1"}""",
            [DataNames.Labels] = """["a", "b"]""",
            [DataNames.Ancestors] = """[{"id": "1", "title": "Top"}, {"id": "2", "title": "Above"}]""",
            [DataNames.Children] = """[{"id": "18", "title": "Child"}]""",
            [DataNames.Attachments] =
                """[{"id": "a", "title": "x.pdf", "media_type": "application/pdf", "size": 12, "url": "https://acme.atlassian.net/wiki/download/x.pdf"}]""",
            [DataNames.Properties] = """{"color": "red", "n": 3}""",
            [DataNames.Space] = """{"id": "7", "name": "Dev", "homepage_id": "99"}""",
            [DataNames.User] = """{"name": "Una"}""",
            [DataNames.Groups] = """["staff", "admins"]""",
            ["person u-2"] = """{"name": "Dora <D>"}""",
            ["person u-3"] = "null",
        },
    };

    [Theory]
    [InlineData("$content.title|$content.getTitle()|$content.Title|$page.title|$content.displayTitle", "Home|Home|Home|Home|Home")]
    [InlineData("$content.id $content.idAsString $content.version", "17 17 4")]
    [InlineData("$space.key $space.Key $space.getKey() $space.name $content.space.key", "DEV DEV DEV Development DEV")]
    [InlineData("$content.spaceKey $content.urlPath", "DEV /pages/viewpage.action?pageId=17")]
    [InlineData("#foreach($l in $content.labels)$l.name,#end $content.labels.size()", "a,b, 2")]
    [InlineData("$content.parent.title #foreach($p in $content.ancestors)$p.title>#end", "Above Top>Above>")]
    [InlineData("#foreach($c in $content.children)$c.title $c.id#end #if($content.hasChildren())y#end", "Child 18 y")]
    [InlineData("#foreach($a in $content.attachments)$a.fileName $a.fileSize $a.downloadPath $a.contentType#end", "x.pdf 12 /download/x.pdf application/pdf")]
    [InlineData("#foreach($a in $content.attachments)$req.contextPath$a.downloadPath $config.baseUrl$a.urlPath#end",
        "/wiki/download/x.pdf https://acme.atlassian.net/wiki/download/x.pdf")]
    [InlineData("$content.properties.getStringProperty('color') $!content.properties.getStringProperty('none')", "red ")]
    [InlineData("$content.creator.name $content.creatorName $content.creator.fullName", "u-2 Dora &lt;D&gt; Dora &lt;D&gt;")]
    [InlineData("$content.lastModifierName $content.lastModifier.fullName $content.getLastModifierName()", "Una Una Una")]
    [InlineData("$content.creator $action.remoteUser $content.creator.toString()", "Dora &lt;D&gt; Una Dora &lt;D&gt;")]
    [InlineData("$userAccessor.getUserByName('u-2').fullName $userAccessor.getUser('u-3').fullName", "Dora &lt;D&gt; Name not available")]
    [InlineData("$action.dateFormatter.formatGivenString('dd.MM.yyyy HH:mm', $content.creationDate)", "29.02.2024 08:05")]
    [InlineData("$action.dateFormatter.formatGivenString(\"EEE, d MMM yy 'at' h a\", $content.lastModificationDate)", "Sun, 1 Nov 26 at 5 PM")]
    [InlineData("$content.creationDate.time", "1709193900000")]
    [InlineData("$action.remoteUser.name $action.remoteUser.fullName $req.remoteUser", "u-1 Una u-1")]
    [InlineData("$req.contextPath $renderContext.outputType $renderContext.baseUrl $config.domainName $action.globalSettings.baseUrl",
        "/wiki pdf https://acme.atlassian.net/wiki https://acme.atlassian.net/wiki https://acme.atlassian.net/wiki")]
    [InlineData("#if($action.isPrintableVersion())printed#end", "printed")]
    [InlineData("#if($userAccessor.hasMembership('staff', $action.remoteUser.name))y#end#if($userAccessor.hasMembership($action.remoteUser, "
        + "'Staff'))y#end#if($userAccessor.hasMembership('staff', 'u-2'))n#end", "yy")]
    [InlineData("$userAccessor.getGroupNamesForUserName($action.remoteUser.name) $!userAccessor.getGroupNamesForUserName('u-2')", "[staff, admins] ")]
    [InlineData("$generalUtil.urlEncode('a b&c/ü') $math.max(1, 2) $math.round(2.5)", "a+b%26c%2F%C3%BC 2 3")]
    [InlineData("$content.nope $!content.nope $content.class", "$content.nope  $content.class")]
    [InlineData("$space.homePage.id", "99")]
    [InlineData("$action.dateFormatter.calendar.timeInMillis $action.dateFormatter.calendar.getTimeInMillis()", "1795442706000 1795442706000")]
    [InlineData("$action.dateFormatter.calendar.time.time $action.dateFormatter.formatGivenString('yyyy', $action.dateFormatter.calendar.time)",
        "1795442706000 2026")]
    [InlineData("#set($c = $action.dateFormatter.calendar)$c.get(1)-$c.get(2)-$c.get(5) $c.get(11):$c.get(12) $c.get(7) $c.year", "2026-10-23 14:5 2 126")]
    [InlineData("<script>var a = $jsonator.convert($paramcolor).serialize();</script>", "<script>var a = \"\\u003Cred\\u003E\";</script>")]
    [InlineData("<script>var a = $jsonator.convert([1, $paramNone]).serialize(), b = $jsonator.convert(null).serialize();</script>",
        "<script>var a = [1,null], b = null;</script>")]
    [InlineData("#macro(m $p)[$!p]#end#m(null)", "[]")]
    public void Render_Object_GivesWhatTheCloudKnows(string template, string expected) => Velocities.Render(template, Input).ShouldBe(expected);

    [Fact]
    public void Render_Nobody_HasNoUser() =>
        Velocities.Render("#if($action.remoteUser)x#else anonymous#end$!action.remoteUser.name", Velocities.Input).ShouldBe(" anonymous");

    [Fact]
    public void Render_DataThatAreNotThere_AreAskedFor() =>
        Velocities.Run("#foreach($l in $content.labels)$l#end$content.creationDate", Velocities.Input with { MayAskForData = true })
            .ShouldBeOfType<TemplateNeeds>().Data.ShouldBe([DataNames.Labels, DataNames.Page]);

    [Fact]
    public void Render_PersonOfAnother_IsALinkWithTheName() =>
        Velocities.Render("#usernameLink('u-2') #usernameLink($content.lastModifier.name)", Input).ShouldBe(
            "<a class=\"confluence-userlink\" href=\"/wiki/people/u-2\">Dora &lt;D&gt;</a> "
                + "<a class=\"confluence-userlink\" href=\"/wiki/people/u-1\">Una</a>");

    [Theory]
    [InlineData("u-3")]
    [InlineData("u-4")]
    [InlineData("a:b\"")]
    public void Render_PersonWithoutAName_IsNeverTheId(string id) =>
        Velocities.Render($"#usernameLink('{id}')", Input).ShouldEndWith(">Name not available</a>");

    [Fact]
    public void Render_NamesThatAreNotThere_AreAskedForOnceEach() =>
        Velocities.Run("#usernameLink('u-4')#usernameLink('u-4')#usernameLink('not an id')#usernameLink('u-1')", Velocities.Input with
        {
            UserId = "u-1",
            MayAskForData = true,
        }).ShouldBeOfType<TemplateNeeds>().Data.ShouldBe(["person u-4", DataNames.User]);

    [Fact]
    public void Render_MorePeopleThanMayBeAskedFor_GoWithoutNames() =>
        Velocities.Run("#foreach($i in [1..100])#usernameLink(\"u-$i\")#end", Velocities.Input with { MayAskForData = true })
            .ShouldBeOfType<TemplateNeeds>().Data.Length.ShouldBe(40);

    [Fact]
    public void Render_PersonInStorageFormat_IsConfluencesOwnLink() =>
        Velocities.Render("#usernameLink('u-2')", Input, OutputMarkup.Storage).ShouldBe("<ac:link><ri:user ri:account-id=\"u-2\" /></ac:link>");

    [Theory]
    [InlineData("$paramTitle $paramn $!paramNone", "Hello 3 ")]
    [InlineData("#if($paramNone)x#else unset#end", " unset")]
    [InlineData("#set($paramTitle = 'mine')$paramTitle", "mine")]
    public void Render_Parameters_AreTexts(string template, string expected) => Velocities.Render(template).ShouldBe(expected);
}
