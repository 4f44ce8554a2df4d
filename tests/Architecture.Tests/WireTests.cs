using System.Reflection;
using System.Xml.Linq;
using Cluster.Contracts.Campaigns;

namespace Cluster.Architecture.Tests;

/// <summary>Two versions run side by side during an upgrade: what crosses the wire has names of its own.</summary>
public class WireTests
{
    private static readonly Assembly Contracts = typeof(CampaignSpec).Assembly;

    [Fact]
    public void Wire_type_has_an_alias_of_its_own()
    {
        var aliases = WireTypes().Select(type => (type.FullName, Alias: Alias(type))).ToArray();
        Assert.NotEmpty(aliases);
        Assert.DoesNotContain(aliases, type => type.Alias is null);
        Assert.Empty(aliases.GroupBy(type => type.Alias).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Member_of_a_wire_type_has_a_number_of_its_own()
    {
        var faults = WireTypes().Where(type => !type.IsEnum).SelectMany(type =>
        {
            var numbers = Members(type).Select(member => (member.Name, Number: member.GetCustomAttribute<IdAttribute>()?.Id)).ToArray();
            var missing = numbers.Where(member => member.Number is null).Select(member => $"{type.Name}.{member.Name} has none");
            var doubled = numbers.GroupBy(member => member.Number).Where(same => same.Key is not null && same.Count() > 1)
                .Select(same => $"{type.Name}.{string.Join(", ", same.Select(member => member.Name))} share {same.Key}");
            return missing.Concat(doubled);
        });
        Assert.Empty(faults);
    }

    [Fact]
    public void Record_or_enum_of_the_contracts_can_cross_the_wire()
    {
        var kept = Contracts.GetExportedTypes()
            .Where(type => !type.IsInterface && !(type.IsAbstract && type.IsSealed) && !typeof(Delegate).IsAssignableFrom(type))
            .Where(type => !type.Namespace!.StartsWith("OrleansCodeGen", StringComparison.Ordinal))
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is null);
        Assert.Empty(kept.Select(type => type.FullName));
    }

    [Fact]
    public void Grain_interface_and_its_methods_have_aliases()
    {
        var grains = Contracts.GetExportedTypes().Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)).ToArray();
        Assert.NotEmpty(grains);
        Assert.Empty(grains.Where(type => Alias(type) is null).Select(type => type.FullName));
        Assert.Empty(grains.SelectMany(type => type.GetMethods())
            .Where(method => !method.IsStatic && Alias(method) is null)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));
    }

    [Fact]
    public void Type_of_the_contracts_says_in_a_sentence_what_it_is()
    {
        var summaries = XDocument.Load(Path.ChangeExtension(Contracts.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim());
        var silent = Contracts.GetExportedTypes()
            .Where(type => !type.Namespace!.StartsWith("OrleansCodeGen", StringComparison.Ordinal))
            .Where(type => string.IsNullOrEmpty(summaries.GetValueOrDefault($"T:{type.FullName!.Replace('+', '.')}")));
        Assert.Empty(silent.Select(type => type.FullName));
    }

    private static string? Alias(MemberInfo member) => member.GetCustomAttributes<AliasAttribute>(inherit: false).SingleOrDefault()?.Alias;

    private static IEnumerable<Type> WireTypes() =>
        Contracts.GetExportedTypes().Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null);

    private static IEnumerable<PropertyInfo> Members(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.SetMethod is not null);
}
