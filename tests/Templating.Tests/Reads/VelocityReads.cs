using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Tests.Velocity;

namespace UserMacro.Templating.Tests.Reads;

/// <summary>Ways to what a request brought, in Velocity.</summary>
internal sealed class VelocityReads : LanguageReads
{
    public override TemplateInput Input { get; } = Velocities.Input with { UserId = "viewer-a", PageType = "page", OutputType = "pdf" };

    public override IReadOnlyList<string> ViewerTemplates =>
    [
        "$action.remoteUser.name",
        "$!action.remoteUser.name",
        "$action.getRemoteUser().getName()",
        "$action.authenticatedUser",
        "$req.remoteUser",
        "#set($a=$action)<p>$!a.remoteUser.name</p>",
        "#set($a=$action)#set($b=$a)$!b.remoteUser.key",
        "#set($u=$action.remoteUser)$!u.name",
        "#set($n=$action.remoteUser.name)$!n",
        "#set($a=[$action])$!a[0].remoteUser.name",
        "#set($a=[$action])$!a.get(0).remoteUser.name",
        "#set($a=[[$action]])$!a[0][0].remoteUser.name",
        "#set($m={'k': $action})$!m.k.remoteUser.name",
        "#set($m={'k': $action})$!m['k'].remoteUser.name",
        "#set($m={'k': $action})$!m.get('k').remoteUser.name",
        "#set($m={'k': $action})#foreach($v in $m.values())$!v.remoteUser.name#end",
        "#set($m={'k': $action})#foreach($v in $m)$!v.remoteUser.name#end",
        "#set($m={'k': $action})#foreach($e in $m.entrySet())$!e.value.remoteUser.name#end",
        "#set($m={})#set($m.k=$action)$!m.k.remoteUser.name",
        "#set($m={})#set($x=$m.put('k',$action))$!m.k.remoteUser.name",
        "#set($l=[])#set($x=$l.add($req))$!l[0].remoteUser",
        "#foreach($a in [$action])$!a.remoteUser.name#end",
        "#foreach($a in [$content,$req])$!a.remoteUser#end",
        "#macro(m $a)$!a.remoteUser.name#end#m($action)",
        "#macro(m $a)#n($a)#end#macro(n $b)$!b.remoteUser.name#end#m($action)",
        "#macro(m)$!bodyContent#end#@m()$!action.remoteUser.name#end",
        "#define($d)$!action.remoteUser.name#end$d",
        "#define($d)$!a.remoteUser.name#end#set($a=$action)$d",
        "#set($t=\"$!action.remoteUser.name\")$t",
        "#set($a=$action)#set($t=\"<b>$!a.remoteUser.name</b>\")$t",
        "#set($a=$action)#if($a.remoteUser)signed in#{else}anonymous#end",
        "#if($action.remoteUser)signed in#{else}anonymous#end",
        "#set($a=$req)#if($a.remoteUser=='viewer-a')you#end",
        "#set($action=$action)$!action.remoteUser.name",
        "$!action.remoteUser.name#set($action=1)",
        "#set($ua=$userAccessor)$!ua.getUser('viewer-a').fullName",
        "#set($ua=$userAccessor)$ua.hasMembership('staff','viewer-a')",
        "$userAccessor.getUserByName('viewer-b').fullName",
        "#usernameLink('viewer-a')",
        "#set($r=$renderContext.entity)#set($c=[$action,$r])$!c.get(0).remoteUser.name",
        "$!{action.remoteUser.name}",
        "#set($x=$!action.remoteUser.name.length())$!x",
        "#set($j=$action)$jsonator.convert({'u':$j.remoteUser})",
        "<a title=\"$!action.remoteUser\">x</a>",
        "#set($a=$action)#foreach($i in [1..2])#if($foreach.index==1)$!a.remoteUser.name#end#end",
        "#set($a=$content.space)#set($s=[$a,$action])#set($last=$s.get(1))$!last.authenticatedUser.lowerName",
    ];

    public override IReadOnlyList<string> TimeTemplates =>
    [
        "$action.dateFormatter.currentDateTime",
        "$dateFormatter.calendar.time",
        "#set($f=$dateFormatter)$f.getCurrentDateTime()",
        "#set($a=$action)$a.dateFormatter.calendar",
        "#macro(m $f)$f.calendar.year#end#m($dateFormatter)",
        "#set($l=[$action.dateFormatter])$l[0].currentDateTime.hours",
        "$dateFormatter.format($dateFormatter.calendar)",
    ];

    public override IReadOnlyList<string> DataTemplates =>
    [
        "$content.labels",
        "#set($c=$content)$c.creationDate",
        "#set($s=$content.space)$s.homePage.title",
        "#set($l=[$content])#foreach($c in $l)$c.children#end",
        "#set($p=$content.properties)$!p.getStringProperty('k')",
        "#macro(m $e)$!e.entity.attachments#end#m($renderContext)",
    ];

    public override IReadOnlyList<string> IndependentTemplates =>
    [
        "<p>$paramTitle</p>",
        "$content.title $content.id $content.version $space.key $renderContext.outputType $config.domainName",
        "#set($t=$paramTitle)#foreach($x in [1..3])$x$t#end",
        "#set($w=$webwork)$w.htmlEncode($paramcolor)",
        "#set($k=$content.space.key)$k",
        "#if($content)x#end#if($paramn=='4')$action.remoteUser.name#end",
        "#macro(m $a)$a#end#m($paramTitle)$math.max(1,2)$req.contextPath",
    ];

    public override string AnonymousTemplate => "#if($req.remoteUser)x#{else}anonymous#end";

    public override string ViewerName => "remoteUser";

    protected override string Start => "$action";

    protected override int Ways => 9;

    public override CompiledTemplate Compile(string template) => Velocities.Compiled(template);

    protected override (string Template, string Expression) Detour(int way, int step, string template, string expression) => way switch
    {
        0 => ($"{template}#set($a{step} = {expression})", $"$a{step}"),
        1 => ($"{template}#set($a{step} = [0, {expression}])", $"$a{step}[1]"),
        2 => ($"{template}#set($a{step} = [0, {expression}])", $"$a{step}.get(1)"),
        3 => ($"{template}#set($a{step} = {{'k': {expression}}})", $"$a{step}.k"),
        4 => ($"{template}#set($a{step} = {{'k': {expression}}})", $"$a{step}.get('k')"),
        5 => ($"{template}#foreach($b{step} in [{expression}])#set($a{step} = $b{step})#end", $"$a{step}"),
        6 => ($"{template}#macro(m{step} $b{step})#set($a{step} = $b{step})#end#set($z{step} = {expression})#m{step}($z{step})", $"$a{step}"),
        7 => ($"{template}#set($a{step} = {{'k': {expression}}})#foreach($b{step} in $a{step}.values())#set($c{step} = $b{step})#end", $"$c{step}"),
        _ => ($"{template}#set($a{step} = [])#set($z = $a{step}.add({expression}))", $"$a{step}.get(0)"),
    };

    protected override string End(string template, string expression, bool isRead) =>
        $"{template}#set($end = {expression}){(isRead ? "$!end.remoteUser.name" : "#if($end.remoteUser)in#end")}";
}
