using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Tests.Reads;
using UserMacro.Templating.Velocity.Objects;

namespace UserMacro.Templating.Tests.Velocity;

/// <summary>What a run reads from Confluence's objects is recorded, whichever member it reads.</summary>
public sealed class MemberReadsTests
{
    static readonly TemplateInput Input = new VelocityReads().Input;

    /// <summary>
    /// Every member of every object, with every number of arguments: where its value depends on the viewer, the time or data, reading it is
    /// recorded.
    /// </summary>
    [Fact]
    public void Run_EveryMemberOfEveryObject_RecordsWhatItDependsOn()
    {
        var tried = 0;
        foreach (var (name, host) in HostNames.Objects)
        {
            foreach (var template in Calls($"$!{name}", host.Type, depth: 3))
            {
                ReadsAssert.HoldsFor(Velocities.Compiled(template), Input, template);
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(300);
    }

    static IEnumerable<string> Calls(string target, HostType type, int depth)
    {
        foreach (var member in type.Methods)
        {
            foreach (var arguments in (string[])[
                "", "'viewer-a'", "'staff', 'viewer-a'", "'viewer-a', 'staff'", "$action.remoteUser", "'yyyy', $dateFormatter.calendar"])
            {
                yield return $"#set($z = 0){target}.{member}({arguments})";
            }

            if (depth > 1 && HostMembers.TypeOf(member) is { } next)
            {
                foreach (var call in Calls($"{target}.{member}()", next, depth - 1))
                {
                    yield return call;
                }

                // The same through a variable, which analysis does not follow.
                foreach (var call in Calls("$!y", next, 1))
                {
                    yield return $"#set($y = {target.Replace("$!", "$", StringComparison.Ordinal)}.{member}()){call}";
                }
            }
        }
    }
}
