using System.Text;
using UserMacro.Traffic.Hostile;

namespace UserMacro.Hostile.Inputs;

/// <summary>Harmless inputs that go the ways of the hostile ones.</summary>
static class WarmUpInputs
{
    const int Rounds = 8;

    static readonly HostileInput[] Once =
    [
        new("warm-up", "body", (scene, cancellation) =>
            scene.Tenant.PostBodyAsync("<p style=\"color:red;width:calc(1px + 2px)\">x<a href=\"/wiki\">y</a></p>", cancellation)),
        new("warm-up", "static output", (scene, cancellation) =>
            scene.Tenant.PostStaticAsync("<p style=\"color:red\">x</p><table><tr><td>y</td></tr></table>", cancellation)),
        new("warm-up", "Scriban", (scene, cancellation) => scene.Tenant.PreviewAsync(
            "scriban",
            "{{ for i in 1..3; 'a,b' | string.split ',' | array.sort | array.join '-'; end; 'x' | regex.replace 'x' 'y' }}",
            cancellation)),
        new("warm-up", "Velocity", (scene, cancellation) => scene.Tenant.PreviewAsync(
            "velocity",
            "#macro(a $x)$x#end#set($m={\"a\":[1,2]})#foreach($i in $m.entrySet())$i.value.containsAll([1])#a(1)#end\"x\".replaceAll(\"x\",\"y\")",
            cancellation)),
        new("warm-up", "check", (scene, cancellation) => scene.Tenant.CheckAsync("velocity", "#if(1+1==2 && (true || false))x#end", cancellation)),
        new("warm-up", "plan", (scene, cancellation) => scene.Tenant.PlanMigrationAsync(
            "a.xml", Encoding.UTF8.GetBytes("<atlassian-plugin><user-macro name=\"a\"><template>$x</template></user-macro></atlassian-plugin>"), cancellation)),
        new("warm-up", "archive", (scene, cancellation) => scene.Tenant.PlanMigrationAsync(
            "a.zip", HostileTenant.Zip([("a.vm", "## @param A:title=x|type=string\n$paramA"u8.ToArray())]), cancellation)),
        new("warm-up", "published macro", (scene, cancellation) => scene.RenderAsync("velocity", "<p>x</p>", cancellation)),
    ];

    public static IEnumerable<HostileInput> All => Enumerable.Repeat(Once, Rounds).SelectMany(input => input);
}
