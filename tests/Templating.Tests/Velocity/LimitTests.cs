using System.Diagnostics;
using System.Text;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Velocity;

namespace UserMacro.Templating.Tests.Velocity;

/// <summary>Hostile templates end within the limits, on the small stack of the pool's threads.</summary>
public sealed class LimitTests
{
    const int StackBytes = 1 << 20;

    public static TheoryData<string, StopReason> Hostile() => new()
    {
        { "#macro(r)#r()#end#r()", StopReason.Depth },
        { "#macro(r $x)#r($x)$x#end#r(1)", StopReason.Depth },
        { "#macro(a)#b()#end#macro(b)#a()#end#a()", StopReason.Depth },
        { "#macro(f)#foreach($i in [1..2])#g()#end#end#macro(g)#foreach($i in [1..200])#foreach($j in [1..200])#foreach($k in [1..200])x#end#end#end#end#f()",
            StopReason.Steps },
        { "#foreach($i in [1..2000000000])$i#end", StopReason.Steps },
        { "#set($r = [-2147483648..2147483647])", StopReason.Steps },
        { "#set($s = 'aaaaaaaaaaaaaaaa')#foreach($i in [1..40])#set($s = $s + $s)#end$s", StopReason.Output },
        { "#set($s = 'aaaaaaaaaaaaaaaa')#foreach($i in [1..40])#set($s = \"$s$s\")#end$s", StopReason.Output },
        { "#set($s = 'aaaaaaaaaaaaaaaa')#foreach($i in [1..40])#set($s = $s.replace('a', 'aa'))#end$s", StopReason.Steps },
        { "#set($s = 'a')$s.repeat(2000000000)", StopReason.Steps },
        { "#set($l = [])#foreach($i in [1..150])#set($x = $l.add($l))#end$l", StopReason.Depth },
        { "#set($l = ['x'])#foreach($i in [1..60])#set($l = [$l, $l, $l])#end$l", StopReason.Depth },
        { "#set($l = ['xxxxxxxxxxxxxxxx'])#foreach($i in [1..18])#set($l = [$l, $l])#end$l", StopReason.Output },
        { "#set($a = ['x'])#set($b = ['x'])#foreach($i in [1..18])#set($a = [$a, $a, $a])#set($b = [$b, $b, $b])#end#if($a == $b)y#end", StopReason.Steps },
        { "#set($l = [])#foreach($i in [1..400])#foreach($j in [1..400])#set($x = $l.add('x'))#end#end", StopReason.Steps },
        { "#set($n = 9)#foreach($i in [1..60])#set($n = $n * $n)#end$n", StopReason.Output },
        { "#macro(t $x)$x$x#end#macro(u $x)#t($x)#t($x)#end#macro(v $x)#u($x)#u($x)#end#macro(w $x)#foreach($i in [1..9999])#v($x)#end#end#w(\"#foreach($k in "
            + "[1..99])$k#end\")", StopReason.Steps },
        { "#set($s = '')#foreach($i in [1..20000])#set($s = $s + 'aaaaaaaaaa')#set($k = $s.toUpperCase())#end", StopReason.Memory },
        { "#set($s = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')#foreach($i in [1..12])#set($s = $s + $s)#end#foreach($i in [1..100000])#set($x = "
            + "$s.matches('(a+)+b'))#end", StopReason.Memory },
        { "#foreach($i in [1..9999])" + new string('x', 300) + "#end", StopReason.Output },
        { "#define($d)" + new string('x', 300) + "#end#foreach($i in [1..9999])$d#end", StopReason.Output },
        { "#set($s = '" + new string('x', 300) + "')#foreach($i in [1..9999])$s#end", StopReason.Output },
        { "#set($s = \"#foreach($i in [1..9999])" + new string('x', 300) + "#end\")", StopReason.Output },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Render_HostileTemplate_IsStopped(string template, StopReason reason)
    {
        var stop =
            OnSmallStack(() => Compile(template).ShouldNotBeNull().Render(Velocities.Input, RenderLimits.Default, CancellationToken.None))
                .ShouldBeOfType<TemplateStop>();

        stop.Reason.ShouldBeOneOf(reason, StopReason.Time);
        stop.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    public static TheoryData<string, string> Floods() => new()
    {
        { "#if(true)", "x" },
        { "#foreach($i in $x)", "" },
        { "#macro(m)", "" },
        { "#set($a = (", "" },
        { "#set($a = [", "" },
        { "#set($a = \"", "" },
        { "#set($a = !", "" },
        { "$a[", "" },
        { "$a.b(", "" },
        { "${a.b(", "" },
        { "$a.b(x, f(", "" },
        { "$a.b({x:f(", "" },
        { "$a.b(\"x\", [$a.b(f(", "" },
        { "$a[$a.b([$a[", "" },
        { "#x(", "" },
        { "#x($a", "" },
        { "#@x()", "" },
        { "#set($a = 1 + ", "" },
        { "$a.b", "" },
        { "#end", "" },
        { "\\", "$a" },
        { "#*", "" },
        { "$", "" },
        { "#", "" },
        { "#[[", "" },
        { "#set($a = \"\\u0041", "" },
        { "<p ", "$paramTitle" },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public void Compile_Flood_EndsSoon(string part, string end)
    {
        var text = new StringBuilder().Insert(0, part, (VelocityCompiler.MaxSourceLength - end.Length) / part.Length).Append(end).ToString();
        var began = Stopwatch.GetTimestamp();

        OnSmallStack(() => Compile(text)?.Render(Velocities.Input, RenderLimits.Default, CancellationToken.None));

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Compile_LongerThanTheLimit_IsAnError() =>
        Velocities.Compile(new string('x', VelocityCompiler.MaxSourceLength + 1)).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("too-long");

    [Fact]
    public void Render_FailedMethod_SaysWhatToDoAndNothingOfTheValue()
    {
        var stop = Velocities.Stop("a\n$paramTitle.substring(99)");

        stop.Diagnostic.Message.ShouldContain("length()");
        stop.Diagnostic.Message.ShouldNotContain("Hello");
        (stop.Diagnostic.Line, stop.Diagnostic.Column).ShouldBe((2, 12));
    }

    static CompiledTemplate? Compile(string template) =>
        new VelocityCompiler().Compile(new TemplateSource("box", template, OutputMarkup.Html, ["Title"])).Template;

    static T OnSmallStack<T>(Func<T> run)
    {
        T result = default!;
        var thread = new Thread(() => result = run(), StackBytes);
        thread.Start();
        thread.Join();
        return result;
    }
}
