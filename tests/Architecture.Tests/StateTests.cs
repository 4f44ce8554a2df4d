using System.Reflection;

namespace Cluster.Architecture.Tests;

/// <summary>A state's name is part of its row's key, and a grain's key must never look like a number.</summary>
public class StateTests
{
    private static readonly Type[] Grains = Assembly.Load("Cluster.Grains").GetTypes().Where(type => typeof(Grain).IsAssignableFrom(type)).ToArray();

    [Fact]
    public void State_name_belongs_to_one_grain_class()
    {
        var names = Grains.SelectMany(grain => grain.GetConstructors().SelectMany(made => made.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName)
            .OfType<string>().Distinct().Select(name => (Name: name, Grain: grain.Name)));
        Assert.Empty(names.GroupBy(state => state.Name).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Grain_keeps_its_state_under_a_name_of_its_own() =>
        Assert.DoesNotContain(Grains, grain => Bases(grain).Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Grain<>)));

    [Fact]
    public void Grain_key_is_text_with_a_prefix()
    {
        var numbered = Grains.SelectMany(grain => grain.GetInterfaces())
            .Where(type => type.Namespace?.StartsWith("Cluster.", StringComparison.Ordinal) == true)
            .Where(type => typeof(IGrain).IsAssignableFrom(type) && !typeof(IGrainWithStringKey).IsAssignableFrom(type));
        Assert.Empty(numbered.Select(type => type.Name).Distinct());
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
    }
}
